/** Metrics of an engine, and an observation around each request, with Micrometer. */
module org.webhooks4j.micrometer {
    requires transitive micrometer.core;
    requires transitive micrometer.observation;
    requires transitive org.webhooks4j.api;
    requires transitive org.webhooks4j.core;
    requires micrometer.commons;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.webhooks4j.micrometer;
}
