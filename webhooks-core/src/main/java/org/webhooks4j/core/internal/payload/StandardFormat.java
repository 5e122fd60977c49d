package org.webhooks4j.core.internal.payload;

import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.spi.StoredEvent;

/**
 * The default format: {@code id}, {@code type}, {@code timestamp} and {@code data}, as proposed by Standard Webhooks.
 */
public final class StandardFormat extends SplicedFormat {

    @Override
    public String name() {
        return DeliveryOptions.DEFAULT.format();
    }

    @Override
    public String contentType() {
        return "application/json; charset=utf-8";
    }

    @Override
    void writeAttributes(EnvelopeWriter envelope, StoredEvent event, long sequence) {
        envelope.member("id", event.id())
                .member("type", event.type().value())
                .member("timestamp", iso(event.occurredAt()));
    }
}
