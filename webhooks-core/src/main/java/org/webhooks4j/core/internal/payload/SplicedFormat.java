package org.webhooks4j.core.internal.payload;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.StoredEvent;

/**
 * A format whose body is an envelope around the event's stored text, so that the event is decoded only if the webhook
 * excludes fields.
 */
public abstract class SplicedFormat implements PayloadFormat {

    /** Always three fractional digits of a second, even if they are zero. */
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** The approximate maximum size of an envelope. */
    private static final int ENVELOPE = 400;

    @Override
    public final byte[] render(Message message) {
        StoredEvent event = message.stored();
        long sequence = message.sequence();
        String payload = event.payload();
        if (!payload.startsWith("{") || !payload.endsWith("}")) {
            throw new IllegalArgumentException(
                    "what is stored of event " + event.id() + " is not a JSON object; its row was changed by hand");
        }
        EnvelopeWriter envelope = new EnvelopeWriter(payload.length() + ENVELOPE).beginObject();
        writeAttributes(envelope, event, sequence);
        envelope.name("data")
                .beginObject()
                .member("objectType", event.objectType())
                .member("objectId", event.objectId())
                .member("sequence", sequence)
                .member("actor", event.actor())
                .membersOf(payload)
                .endObject();
        return envelope.endObject().toUtf8();
    }

    /** Writes the members before {@code data}. */
    abstract void writeAttributes(EnvelopeWriter envelope, StoredEvent event, long sequence);

    static String iso(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
