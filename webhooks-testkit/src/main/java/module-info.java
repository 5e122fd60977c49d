/** Test support for applications, receivers, stores and transports. */
module org.webhooks4j.testkit {
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.webhooks4j.api;
    requires transitive org.webhooks4j.core;
    requires java.management;
    requires jdk.httpserver;
    requires static org.jspecify;
    requires org.junit.jupiter.params;

    exports org.webhooks4j.testkit;
    exports org.webhooks4j.testkit.http;
}
