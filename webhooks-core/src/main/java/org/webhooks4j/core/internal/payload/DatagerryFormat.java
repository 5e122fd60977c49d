package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;

/**
 * Renders the body that DataGerry sends, for receivers written for it: five keys, always present and in the same order.
 */
public final class DatagerryFormat implements PayloadFormat {

    private final JsonCodec codec;

    public DatagerryFormat(JsonCodec codec) {
        this.codec = codec;
    }

    @Override
    public String name() {
        return "datagerry";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] render(Message message) {
        Event event = message.event();
        Map<String, @Nullable Object> before = event.before();
        Map<String, @Nullable Object> after = event.after();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("event_time", Map.of("$date", event.occurredAt().toEpochMilli()));
        body.put("operation", event.type().value().toUpperCase(Locale.ROOT));
        body.put("object_before", before);
        body.put("object_after", after);
        body.put("changes", before == null || after == null ? null : FieldDifferences.between(before, after));
        return codec.write(body).getBytes(UTF_8);
    }
}
