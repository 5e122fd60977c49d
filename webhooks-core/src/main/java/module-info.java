/**
 * The engine: processes events from the host's call to the receiver's response.
 *
 * <p>{@code org.webhooks4j.core} is only for the composition root; everything else is internal.
 */
module org.webhooks4j.core {
    requires transitive org.webhooks4j.api;
    requires static org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires java.net.http;
    requires org.slf4j;

    exports org.webhooks4j.core;
    exports org.webhooks4j.core.internal.json to
            org.webhooks4j.jackson3;
    exports org.webhooks4j.core.internal.net to
            org.webhooks4j.httpclient5;
}
