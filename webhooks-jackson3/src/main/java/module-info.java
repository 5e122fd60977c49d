/** Reads the host's objects with its own mapper of Jackson 3. */
module org.webhooks4j.jackson3 {
    requires transitive org.webhooks4j.api;
    requires transitive tools.jackson.databind;
    requires org.webhooks4j.core;
    requires static org.jspecify;

    exports org.webhooks4j.jackson3;
}
