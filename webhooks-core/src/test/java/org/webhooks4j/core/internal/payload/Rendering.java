package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.core.internal.json.Exclusion;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.StoredEvent;

/** Renders bodies as text, to compare them character by character. Each has the sequence number 7. */
final class Rendering {

    private static final long SEQUENCE = 7;
    private static final JsonCodec CODEC = new JacksonJsonCodec();

    private static final Webhook WEBHOOK =
            Webhook.to("https://receiver.example.com/").on(EventType.UPDATE).build();

    private Rendering() {}

    static String render(PayloadFormat format, Event event) {
        return new String(
                format.render(message(event, EventPayload.stored(event, EventState.write(CODEC, event), Map.of()))),
                UTF_8);
    }

    static String render(PayloadFormat format, StoredEvent event) {
        return render(format, event, SEQUENCE);
    }

    static String render(PayloadFormat format, StoredEvent event, long sequence) {
        Exclusion nothing = Exclusion.of(WEBHOOK.excludedFields());
        return new String(format.render(new DeliveryMessage("msg_1", event, sequence, WEBHOOK, nothing, CODEC)), UTF_8);
    }

    private static PayloadFormat.Message message(Event event, StoredEvent stored) {
        return new Message("msg_1", event, stored, SEQUENCE, WEBHOOK);
    }

    private record Message(String id, Event event, StoredEvent stored, long sequence, Webhook webhook)
            implements PayloadFormat.Message {}
}
