/**
 * Toolbox → Webhooks: pages and a JSON API for managing webhooks, to be mounted in whatever web server the host has.
 */
module org.webhooks4j.console {
    requires transitive org.webhooks4j.api;
    requires transitive jdk.httpserver;
    requires static transitive jakarta.servlet;
    requires static org.jspecify;
    requires org.slf4j;

    exports org.webhooks4j.console;
    exports org.webhooks4j.console.servlet;
}
