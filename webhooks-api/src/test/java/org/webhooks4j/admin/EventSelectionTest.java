package org.webhooks4j.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;

class EventSelectionTest {

    private enum OfTheHost implements EventType {
        MOVED
    }

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void whatSaysTheSameIsEqualWhateverTheClassOfItsEventType() {
        DeliveryQuery query = DeliveryQuery.all().withEventType(OfTheHost.MOVED).withFrom(NOON);

        assertThat(query)
                .isEqualTo(DeliveryQuery.all().withFrom(NOON).withEventType(EventType.of("moved")))
                .hasSameHashCodeAs(DeliveryQuery.all().withFrom(NOON).withEventType(EventType.of("moved")))
                .isNotEqualTo(query.withTo(NOON))
                .isNotEqualTo(query.withLimit(7))
                .isNotEqualTo(query.withWebhook("wh_1"));
        assertThat(query.eventType()).isEqualTo(EventType.of("moved"));
        assertThat((Object) ReplayRequest.all()).isNotEqualTo(DiscardRequest.all());
    }

    @Test
    void eachConditionIsKeptBesideTheOthers() {
        SkippedQuery query = SkippedQuery.of("wh_1")
                .withEventType(EventType.UPDATE)
                .withObjectType("server")
                .withObjectId("42")
                .withFrom(NOON)
                .withTo(NOON.plusSeconds(1))
                .withCursor("evt_1")
                .withOldestFirst()
                .withLimit(7);

        assertThat(query.webhook()).isEqualTo("wh_1");
        assertThat(query.eventType()).isEqualTo(EventType.UPDATE);
        assertThat(query.objectType()).isEqualTo("server");
        assertThat(query.objectId()).isEqualTo("42");
        assertThat(query.from()).isEqualTo(NOON);
        assertThat(query.to()).isEqualTo(NOON.plusSeconds(1));
        assertThat(query.cursor()).isEqualTo("evt_1");
        assertThat(query.oldestFirst()).isTrue();
        assertThat(query.limit()).isEqualTo(7);
    }

    @Test
    void aRequestSaysNothingThatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplayRequest.all().withStatus(DeliveryStatus.PENDING))
                .withMessageContaining("pending deliveries cannot be replayed");
        for (int step : new int[] {Integer.MIN_VALUE, 0, 1001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReplayRequest.all().withStep(step))
                    .withMessage("step " + step + " is not usable; write 1 to 1000");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DiscardRequest.all().withStep(step))
                    .withMessage("step " + step + " is not usable; write 1 to 1000");
        }
    }
}
