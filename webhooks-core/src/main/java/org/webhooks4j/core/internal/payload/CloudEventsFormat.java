package org.webhooks4j.core.internal.payload;

import java.net.URI;
import java.net.URISyntaxException;
import org.webhooks4j.spi.StoredEvent;

/**
 * Renders CloudEvents 1.0.2 in structured mode, because the signature does not cover the headers of binary mode. The
 * member {@code data} is the same as in the standard format.
 *
 * <p>The extension {@code sequence} counts within a subject. It is padded to the digits of the largest long, because
 * that extension's values are compared as text; {@code sequencetype} is absent, because its only defined value means 32
 * bits.
 */
public final class CloudEventsFormat extends SplicedFormat {

    private static final String TYPE_PREFIX = "org.webhooks4j.";
    private static final int SEQUENCE_DIGITS = 19;

    private final String source;

    /**
     * Creates the format. The source is a URI reference that identifies the host; source and event id together are
     * unique.
     */
    public CloudEventsFormat(String source) {
        this.source = checked(source);
    }

    private static String checked(String source) {
        try {
            if (!source.isEmpty()) {
                return new URI(source).toString();
            }
        } catch (URISyntaxException e) {
            // Reported below, together with the empty string, which URI accepts as a reference.
        }
        throw new IllegalArgumentException("the CloudEvents source '" + source
                + "' is not a URI; write one that names this host, such as https://cmdb.example.com/");
    }

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public String contentType() {
        return "application/cloudevents+json; charset=utf-8";
    }

    @Override
    void writeAttributes(EnvelopeWriter envelope, StoredEvent event, long sequence) {
        envelope.member("specversion", "1.0")
                .member("id", event.id())
                .member("source", source)
                .member(
                        "type",
                        TYPE_PREFIX + event.objectType() + '.' + event.type().value())
                .member("subject", event.objectType() + '/' + event.objectId())
                .member("time", iso(event.occurredAt()))
                .member("sequence", padded(sequence))
                .member("datacontenttype", "application/json");
    }

    private static String padded(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }
}
