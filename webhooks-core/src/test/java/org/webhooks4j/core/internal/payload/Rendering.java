package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.StoredEvent;

/** Bodies as text, to compare them letter by letter. Each is the seventh of its object. */
final class Rendering {

    private static final long SEQUENCE = 7;

    private static final Webhook WEBHOOK =
            Webhook.to("https://receiver.example.com/").on(EventType.UPDATE).build();

    private Rendering() {}

    static String render(PayloadFormat format, Event event) {
        return new String(format.render(new Message("msg_1", event, SEQUENCE, WEBHOOK)), UTF_8);
    }

    static String splice(SplicedFormat format, StoredEvent event) {
        return new String(format.splice(event, SEQUENCE), UTF_8);
    }

    private record Message(String id, Event event, long sequence, Webhook webhook) implements PayloadFormat.Message {}
}
