package org.webhooks4j.core.internal.payload;

import java.net.URI;
import java.net.URISyntaxException;
import org.webhooks4j.spi.StoredEvent;

/**
 * CloudEvents 1.0.2 in structured mode, because the headers of the binary mode are not covered by the signature. The
 * member {@code data} is that of the standard format.
 *
 * <p>The extension {@code sequence} counts within a subject. It is padded to the digits of the largest long, because
 * that extension's values are compared as text; {@code sequencetype} is absent, because its only defined value means 32
 * bits.
 */
public final class CloudEventsFormat extends SplicedFormat {

    private static final String TYPE_PREFIX = "org.webhooks4j.";
    private static final int SEQUENCE_DIGITS = 19;

    private final String source;

    /** The source is a URI reference that names the host; with an event's id it is unique. */
    public CloudEventsFormat(String source) {
        this.source = checked(source);
    }

    private static String checked(String source) {
        try {
            if (!source.isEmpty()) {
                return new URI(source).toString();
            }
        } catch (URISyntaxException e) {
            // Told below, together with the empty text, which URI takes for a reference.
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
