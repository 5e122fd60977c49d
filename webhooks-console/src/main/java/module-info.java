/** Toolbox → Webhooks: pages and a JSON API for managing webhooks. The host mounts them in its own web server. */
module org.webhooks4j.console {
    requires transitive org.webhooks4j.api;
    requires transitive jdk.httpserver;
    requires static transitive jakarta.servlet;
    requires static org.jspecify;
    requires org.slf4j;

    exports org.webhooks4j.console;
    exports org.webhooks4j.console.servlet;
}
