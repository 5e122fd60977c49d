package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.Exclusion;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.spi.StoredEvent;

class DeliveryMessageTest {

    private static DeliveryMessage message(StoredEvent event, String... excludedFields) {
        Webhook webhook = Webhook.to("https://receiver.example.com/")
                .on(EventType.UPDATE)
                .excludedFields(excludedFields)
                .build();
        return new DeliveryMessage(
                "msg_1", event, 1, webhook, Exclusion.of(webhook.excludedFields()), new JacksonJsonCodec());
    }

    @Test
    void whatIsStoredIsHandedOverWithoutBeingDecoded() {
        StoredEvent event = SampleEvent.update().stored("{not JSON at all}");
        DeliveryMessage message = message(event);
        assertThat(message.stored()).isSameAs(event);
        assertThatThrownBy(message::event).isInstanceOf(RuntimeException.class);
    }

    @Test
    void excludedFieldsAreInNeitherForm() {
        DeliveryMessage message = message(
                SampleEvent.update()
                        .stored(
                                "{\"object\":{\"name\":\"web-01\",\"salary\":1},\"before\":{\"name\":\"web-00\",\"salary\":2},"
                                        + "\"changes\":[{\"path\":\"salary\",\"before\":2,\"after\":1}]}"),
                "salary");
        assertThat(message.stored().payload()).contains("web-01").doesNotContain("salary");
        assertThat(message.event().after()).containsOnlyKeys("name");
        assertThat(message.event()).as("decoded once").isSameAs(message.event());
    }
}
