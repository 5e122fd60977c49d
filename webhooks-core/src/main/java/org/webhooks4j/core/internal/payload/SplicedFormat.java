package org.webhooks4j.core.internal.payload;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.webhooks4j.Event;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.StoredEvent;

/**
 * A format whose body is an envelope around the stored text of the event. Where a webhook leaves no field out, nothing
 * is decoded: {@link #splice} puts the two texts together. Otherwise {@link #render} writes the event anew, in the form
 * in which it would have been stored, and goes the same way; so both give the same bytes for the same event.
 */
public abstract class SplicedFormat implements PayloadFormat {

    /** Exactly three digits of a second, also when they are zero. */
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** What an envelope adds at most, roughly. */
    private static final int ENVELOPE = 400;

    private final JsonCodec codec;

    SplicedFormat(JsonCodec codec) {
        this.codec = codec;
    }

    @Override
    public final byte[] render(Message message) {
        Event event = message.event();
        StoredEvent pruned = EventPayload.stored(event, EventState.write(codec, event));
        return splice(pruned, message.sequence());
    }

    /** Makes the body of an event of which the receiver may see every field. */
    public final byte[] splice(StoredEvent event, long sequence) {
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

    /** Writes what stands before {@code data}. */
    abstract void writeAttributes(EnvelopeWriter envelope, StoredEvent event, long sequence);

    static String iso(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
