package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;

/** Tests what webhooks receive for events that are raised together. */
class BulkScenarioTest extends ScenarioTest {

    private static final ObjectEvent RENAMED = ObjectEvent.updated(IN_STOCK, new Server("42", "web-02", "in_stock"));

    @ParameterizedTest
    @EnumSource(Mode.class)
    void oneWebhookHearsOfEachAndAnotherOnceOfAll(Mode mode) {
        WebhookEngine engine = start(
                mode,
                webhook().id("each"),
                webhook().id("summary").bulkEvents(BulkEvents.SUMMARY).on(EventType.CREATE, EventType.UPDATE));
        List<Receipt> receipts = engine.onObjectEvents(List.of(
                ObjectEvent.created(new Server("1", "a", "x")).by("import"),
                ObjectEvent.created(new Server("2", "b", "x")).by("import"),
                RENAMED.by("import"),
                ObjectEvent.deleted(ACTIVE).by("import")));
        mode.settle(engine);

        assertThat(receiver.bodies()).hasSize(5);
        JsonNode summary = receiver.bodies().stream()
                .filter(body -> body.get("type").asText().equals("summary"))
                .findFirst()
                .orElseThrow();
        assertThat(summary.get("data").toString())
                .isEqualTo("{\"objectType\":\"summary\",\"objectId\":\"summary\",\"sequence\":1,\"actor\":\"import\","
                        + "\"object\":{\"events\":3,\"counts\":{\"server\":{\"create\":2,\"update\":1}},\"objects\":["
                        + "{\"type\":\"create\",\"objectType\":\"server\",\"objectId\":\"1\"},"
                        + "{\"type\":\"create\",\"objectType\":\"server\",\"objectId\":\"2\"},"
                        + "{\"type\":\"update\",\"objectType\":\"server\",\"objectId\":\"42\"}]}}");
        assertThat(receipts).extracting(receipt -> receipt.deliveryIds().size()).containsExactly(2, 2, 2, 1);
        assertThat(receipts.get(0).deliveryIds())
                .contains("msg_" + summary.get("id").asText().substring(4) + "_1");
    }

    @Test
    void whatDoesNotConcernAWebhookIsNotInItsSummary() {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook()
                        .id("a")
                        .bulkEvents(BulkEvents.SUMMARY)
                        .filter(Filter.changed("name"))
                        .ignoredOrigins("b"),
                webhook().id("none").bulkEvents(BulkEvents.SUMMARY).objectTypes("rack"));
        engine.onObjectEvents(List.of(
                RENAMED, ObjectEvent.updated(IN_STOCK, ACTIVE), RENAMED.from("b"), ObjectEvent.created(ACTIVE)));
        assertThat(receiver.body().at("/data/object/events").asInt()).isEqualTo(1);
    }

    @Test
    void anEventThatIsRaisedAloneIsSentAsItIs() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().bulkEvents(BulkEvents.SUMMARY));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(receiver.body().get("type").asText()).isEqualTo("create");
    }

    @Test
    void aSummaryIsBoundedHoweverManyEventsThereAre() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().bulkEvents(BulkEvents.SUMMARY));
        HostTransaction transaction = new HostTransaction();
        engine.in(transaction)
                .onObjectEvents(IntStream.range(0, 1_234)
                        .mapToObj(i -> ObjectEvent.created(new Server("s" + i, "x", "y"))
                                .from(i == 0 ? "a" : "b"))
                        .toList());
        assertThat(receiver.requests()).isEmpty();
        transaction.commit();
        JsonNode data = receiver.body().get("data");
        assertThat(data.at("/object/events").asInt()).isEqualTo(1_234);
        assertThat(data.at("/object/objects").size()).isEqualTo(500);
        assertThat(data.at("/object/omitted").asInt()).isEqualTo(734);
        assertThat(data.has("origin")).isFalse();
    }
}
