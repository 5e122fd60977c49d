package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.OperationalEvent;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.WebhookListener;

/** Changes in the state of webhooks are events, which other webhooks receive like any other event. */
class OperationalEventsTest extends ScenarioTest {

    private final Receiver pager = new Receiver();
    private int raised;

    @AfterEach
    void closePager() {
        pager.close();
    }

    private WebhookEngineBuilder builder(Mode mode) {
        return engine(mode)
                .node("node-1")
                .operationalEvents()
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(Webhook.to(receiver.url() + "?token=secret")
                        .id("wh_1")
                        .name("Inventory")
                        .on(EventType.CREATE)
                        .build())
                .webhook(alerts().build());
    }

    private WebhookBuilder alerts() {
        return Webhook.to(pager.url())
                .id("alerts")
                .on(
                        OperationalEvent.DEACTIVATED.type(),
                        OperationalEvent.FAILING.type(),
                        OperationalEvent.RECOVERED.type(),
                        OperationalEvent.DEAD.type());
    }

    private void raise(Mode mode, WebhookEngine engine) {
        engine.onObjectEvent(EventType.CREATE, new Server("s" + ++raised, "x", "y"));
        mode.settle(engine);
        mode.settle(engine);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDeadDeliveryIsReportedAndThoseOfTheNextMinuteTogether(Mode mode) {
        WebhookEngine engine = start(builder(mode));
        receiver.answering(500);
        raise(mode, engine);
        JsonNode first = pager.bodies().get(0);
        assertThat(first.get("type").asText()).isEqualTo("webhook.dead");
        JsonNode object = first.at("/data/object");
        assertThat(first.at("/data/objectType").asText()).isEqualTo("webhook");
        assertThat(first.at("/data/objectId").asText()).isEqualTo("wh_1");
        assertThat(object.get("name").asText()).isEqualTo("Inventory");
        assertThat(object.get("url").asText()).doesNotContain("secret");
        assertThat(object.get("node").asText()).isEqualTo("node-1");
        assertThat(object.get("outcome").asText()).isEqualTo("rejected");
        assertThat(object.get("deliveries").asInt()).isEqualTo(1);

        for (int i = 0; i < 3; i++) {
            receiver.answering(500);
            raise(mode, engine);
        }
        clock.advance(Duration.ofMinutes(1));
        receiver.answering(500);
        raise(mode, engine);
        assertThat(pager.bodies())
                .extracting(body -> body.at("/data/object/deliveries").asInt())
                .containsExactly(1, 4);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDeactivatedWebhookIsReportedWithTheReason(Mode mode) {
        WebhookEngine engine = start(builder(mode));
        receiver.answering(410);
        raise(mode, engine);
        assertThat(pager.bodies())
                .extracting(body -> body.get("type").asText())
                .containsExactlyInAnyOrder("webhook.dead", "webhook.deactivated");
        assertThat(pager.bodies())
                .anySatisfy(body ->
                        assertThat(body.at("/data/object/reason").asText()).contains("410 Gone"));
    }

    @Test
    void afterAnHourOfFailuresAWebhookIsReportedOnceAndThenItsRecovery() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        WebhookEngine engine = start(builder(Mode.SYNCHRONOUS).listener(new WebhookListener() {
            @Override
            public void onFailing(Webhook webhook, Instant since) {
                heard.add(webhook.id() + " failing since " + since);
            }

            @Override
            public void onRecovered(Webhook webhook) {
                heard.add(webhook.id() + " recovered");
            }
        }));
        Instant first = clock.instant();
        for (int i = 0; i < 4; i++) {
            receiver.answering(500);
            raise(Mode.SYNCHRONOUS, engine);
            clock.advance(Duration.ofMinutes(i == 0 ? 59 : 30));
        }
        assertThat(heard).containsExactly("wh_1 failing since " + first);
        receiver.answering(200);
        raise(Mode.SYNCHRONOUS, engine);
        receiver.answering(200);
        raise(Mode.SYNCHRONOUS, engine);
        assertThat(heard).containsExactly("wh_1 failing since " + first, "wh_1 recovered");
        assertThat(pager.bodies())
                .extracting(body -> body.get("type").asText())
                .containsOnlyOnce("webhook.failing", "webhook.recovered")
                .endsWith("webhook.recovered");
        assertThat(pager.bodies())
                .filteredOn(body -> body.get("type").asText().equals("webhook.failing"))
                .extracting(body -> body.at("/data/object/since").asText())
                .containsExactly(first.toString());
    }

    @Test
    void theFailuresOfAWebhookForAlertsRaiseNone() {
        WebhookEngine engine = start(
                builder(Mode.SYNCHRONOUS).webhook(alerts().id("more-alerts").build()));
        receiver.answering(500);
        pager.answering(410);
        pager.answering(500);
        raise(Mode.SYNCHRONOUS, engine);
        assertThat(alertsSent(engine)).isEqualTo(2);
        assertThat(deliveries(engine)).hasSize(3);
    }

    @Test
    void withoutASubscriberNothingIsStoredAndWithoutTheSettingNothingIsRaised() {
        WebhookEngine silent = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(webhook().build())
                .webhook(alerts().build()));
        receiver.answering(500);
        raise(Mode.SYNCHRONOUS, silent);
        assertThat(deliveries(silent)).hasSize(1);
    }

    private static int alertsSent(WebhookEngine engine) {
        return (int) engine.admin().deliveries().search(DeliveryQuery.all()).items().stream()
                .filter(delivery -> delivery.objectType().equals(OperationalEvent.OBJECT_TYPE))
                .count();
    }
}
