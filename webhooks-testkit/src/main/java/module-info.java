/** What applications and stores are tested with. */
module org.webhooks4j.testkit {
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.webhooks4j.api;
    requires transitive org.webhooks4j.core;
    requires jdk.httpserver;
    requires static org.jspecify;

    exports org.webhooks4j.testkit;
}
