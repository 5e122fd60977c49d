/**
 * The engine: what becomes of an event between the host's call and the receiver's answer.
 *
 * <p>{@code org.webhooks4j.core} is for the composition root alone; everything else is internal.
 */
module org.webhooks4j.core {
    requires transitive org.webhooks4j.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires org.slf4j;

    exports org.webhooks4j.core;
    exports org.webhooks4j.core.internal.net to
            org.webhooks4j.httpclient5;
}
