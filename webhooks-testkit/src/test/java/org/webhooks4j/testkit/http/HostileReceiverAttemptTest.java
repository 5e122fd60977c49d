package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.RetryPolicy;

/** Tests the log entries of a misbehaving receiver, and that the receiver beside it is served. */
class HostileReceiverAttemptTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void itIsOneAttemptOfTheRightClassAndTheOtherReceiverIsServed(Misbehaviour misbehaviour) {
        boolean waits = misbehaviour.end().failures().contains(Outcome.TIMEOUT);
        try (HostileServer hostile = HostileServer.start(misbehaviour::play);
                HostileServer healthy = HostileServer.start(TransportTests::answerAll);
                WebhookEngine engine = WebhookEngine.inMemory()
                        .dispatcher(Dispatchers.direct())
                        .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                        .retryPolicy(RetryPolicy.schedule(List.of(Duration.ofHours(1)), 0))
                        .webhook(webhook("hostile", hostile, waits ? SHORT : LONG))
                        .webhook(webhook("healthy", healthy, LONG))
                        .start()) {
            engine.onObjectEvent(ObjectEvent.created(Map.of("name", "web-01")).as("server", "42"));

            assertThat(onlyAttempt(engine.admin(), "healthy").outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(onlyAttempt(engine.admin(), "hostile").outcome()).isIn(expected(misbehaviour.end()));
        }
    }

    private static Webhook webhook(String id, HostileServer server, Duration timeout) {
        return Webhook.to("http://127.0.0.1:" + server.port() + "/")
                .id(id)
                .on(EventType.CREATE)
                .timeout(timeout)
                .build();
    }

    private static Attempt onlyAttempt(WebhookAdmin admin, String webhook) {
        List<Delivery> deliveries = admin.deliveries()
                .search(DeliveryQuery.all().withWebhook(webhook))
                .items();
        assertThat(deliveries).hasSize(1);
        List<Attempt> attempts =
                admin.deliveries().find(deliveries.get(0).id()).orElseThrow().attempts();
        assertThat(attempts).hasSize(1);
        return attempts.get(0);
    }

    private static Set<Outcome> expected(Misbehaviour.End end) {
        Set<Outcome> expected = new HashSet<>(end.failures());
        switch (end.status() / 100) {
            case 0 -> {}
            case 2 -> expected.add(Outcome.DELIVERED);
            case 3 -> expected.add(Outcome.REDIRECTED);
            default -> expected.add(Outcome.REJECTED);
        }
        return expected;
    }
}
