package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;

/**
 * Contract tests for what {@link org.webhooks4j.spi.DeliveryLog} and {@link org.webhooks4j.spi.EventStore} keep and
 * purge.
 */
public abstract class DeliveryLogContract extends StoreContract {

    private static final Duration HOUR = StoreDriver.HOUR;

    /** For subclasses. */
    protected DeliveryLogContract() {}

    @Test
    void anAttemptComesBackWhole() {
        String id = driver().enqueue("wh_a", "42");
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("webhook-id", id);
        sent.put("x-note", "a\\b\nc: d");
        Attempt attempt = Attempt.builder()
                .number(1)
                .trigger(Trigger.AUTOMATIC)
                .startedAt(StoreDriver.NOON.plusMillis(123))
                .node("node é")
                .outcome(Outcome.THROTTLED)
                .request(Attempt.Request.builder()
                        .url("https://example.com/?a=b")
                        .address("2001:db8::1")
                        .headers(sent)
                        .bodyBytes(1234)
                        .bodySha256("0123abcd")
                        .build())
                .response(Attempt.Response.builder()
                        .statusCode(503)
                        .headers(Map.of("set-cookie", List.of("a", "b")))
                        .body("<html>\r\n\tde 🚀\n</html>")
                        .bodyTruncated(true)
                        .build())
                .timing(Attempt.Timing.builder()
                        .connected(Duration.ofNanos(1_234_567))
                        .firstByte(Duration.ofMillis(20))
                        .total(Duration.ofMillis(31))
                        .build())
                .error("the receiver answered 503")
                .nextAttemptAt(StoreDriver.NOON.plusSeconds(5))
                .build();

        driver().complete(Completion.retry(driver().claimOne(), HOUR, attempt));

        assertThat(driver().log().attempts(id)).containsExactly(attempt);
    }

    @Test
    void anAttemptWithoutAnAnswerComesBack() {
        String id = driver().enqueue("wh_a", "42");
        Attempt attempt = Attempt.builder()
                .number(1)
                .trigger(Trigger.AUTOMATIC)
                .startedAt(StoreDriver.NOON)
                .node("node-1")
                .outcome(Outcome.DNS_FAILURE)
                .request(
                        Attempt.Request.builder().url("https://nowhere.example").build())
                .timing(Attempt.Timing.builder().total(Duration.ofMillis(3)).build())
                .error("no address was found")
                .build();

        driver().complete(Completion.ended(driver().claimOne(), DeliveryStatus.DEAD, attempt));

        assertThat(driver().log().attempts(id)).containsExactly(attempt);
        assertThat(driver().ended(id).lastOutcome()).isEqualTo(Outcome.DNS_FAILURE);
        assertThat(driver().ended(id).lastStatusCode()).isNull();
    }

    @Test
    void whateverAReceiverAnswersCanBeLogged() {
        String id = driver().enqueue("wh_a", "42");
        Claim claim = driver().claimOne();
        Attempt attempt = StoreDriver.attempt(claim, Outcome.REJECTED, 500, null);
        Attempt hostile = Attempt.builder()
                .number(1)
                .trigger(attempt.trigger())
                .startedAt(attempt.startedAt())
                .node(attempt.node())
                .outcome(attempt.outcome())
                .request(attempt.request())
                .response(Attempt.Response.builder()
                        .statusCode(500)
                        .headers(Map.of("x", List.of("\u0000")))
                        .body("nul \u0000, half \ud83d, end")
                        .build())
                .timing(attempt.timing())
                .error("also \u0000 \udc00")
                .build();

        driver().complete(Completion.ended(claim, DeliveryStatus.DEAD, hostile));

        Attempt.Response stored = driver().log().attempts(id).get(0).response();
        assertThat(stored).isNotNull();
        assertThat(Objects.requireNonNull(stored).body()).startsWith("nul ").endsWith(", end");
    }

    @Test
    void attemptsAreKeptInOrderWhileTheDeliveryIsPending() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));
        driver().complete(StoreDriver.failed(driver().claimEventually(1).get(0), HOUR));

        assertThat(driver().log().attempts(id)).extracting(Attempt::number).containsExactly(1, 2);
        assertThat(driver().ended()).isEmpty();
    }

    @Test
    void anUnknownDeliveryHasNoAttempts() {
        assertThat(driver().log().attempts("msg_00000000000000000000000001_1")).isEmpty();
        assertThat(driver().log().attempts("anything")).isEmpty();
    }

    @Test
    void anEndTakesThePlaceOfAnEarlierOne() {
        String id = driver().enqueue("wh_a", "42");
        Claim claim = driver().claimOne();
        Claim byHand = StoreDriver.triggered(claim, Trigger.MANUAL);
        driver().log().append(Transaction.NONE, List.of(Completion.ended(claim, DeliveryStatus.SUPERSEDED, null)));
        driver().log().append(Transaction.NONE, List.of(StoreDriver.dead(byHand)));
        driver().log().append(Transaction.NONE, List.of(Completion.ended(byHand, DeliveryStatus.CANCELLED, null)));

        assertThat(driver().ended()).hasSize(1);
        assertThat(driver().ended(id).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(driver().log().attempts(id)).hasSize(1);
    }

    @Test
    void aReopenedDeliveryIsNoLongerListedAndKeepsItsAttempts() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));

        driver().log().reopen(Transaction.NONE, Set.of(id));

        assertThat(driver().ended()).isEmpty();
        assertThat(driver().log().attempts(id)).hasSize(1);
    }

    @Test
    void whatEndedLongAgoIsPurgedWithItsAttempts() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));
        driver().deliver(driver().claimEventually(1).get(0));

        assertThat(driver().log().purge(HOUR, 10)).isZero();
        assertThat(driver().log().purge(Duration.ZERO, 10)).isEqualTo(1);

        assertThat(driver().ended()).isEmpty();
        assertThat(driver().log().attempts(id)).isEmpty();
    }

    @Test
    void noMoreIsPurgedThanTheLimit() {
        for (int i = 0; i < 5; i++) {
            driver().enqueue("wh_a", "object-" + i);
        }
        driver().claim(5).forEach(driver()::deliver);

        assertThat(driver().log().purge(Duration.ZERO, 3)).isEqualTo(3);
        assertThat(driver().log().purge(Duration.ZERO, 3)).isEqualTo(2);
        assertThat(driver().log().purge(Duration.ZERO, 3)).isZero();
    }

    @Test
    void theDeadAreKeptUntilTheyAreRedelivered() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));
        assertThat(driver().log().purge(Duration.ZERO, 10)).isZero();

        driver().queue().redeliver(List.of(driver().ended(id)), Trigger.MANUAL, driver().log());
        driver().deliver(driver().claimOne());

        assertThat(driver().log().purge(Duration.ZERO, 10)).isEqualTo(1);
    }

    @Test
    void anObjectsSequenceGoesOnAfterItsLogWasPurged() {
        deliver("update", 1);
        purgeLog();

        deliver("update", 2);
    }

    @Test
    void aDeletedObjectsSequenceIsForgottenWithItsLog() {
        deliver("create", 1);
        deliver("delete", 2);
        purgeLog();

        deliver("create", 1);
    }

    @Test
    void anObjectThatCameBackKeepsItsSequence() {
        deliver("delete", 1);
        driver().enqueue(StoreDriver.to(driver().event("create", "server", "42", "{}"), Ordering.PER_OBJECT, "wh_a"));
        Claim created = driver().claimOne();
        assertThat(created.sequence()).isEqualTo(2);

        purgeLog();

        driver().deliver(created);
        deliver("update", 3);
    }

    @Test
    void theSequencesOfADeletedWebhookAreForgotten() {
        store().webhooks()
                .save(Webhook.to("https://example.com")
                        .id("wh_a")
                        .on(EventType.UPDATE)
                        .build());
        deliver("update", 1);
        store().webhooks().delete("wh_a");
        driver().queue().cancel("wh_a", 10, driver().log());
        driver().enqueue("wh_a", "42");
        Claim late = driver().claimOne();
        assertThat(late.sequence()).isEqualTo(1);
        driver().complete(Completion.ended(late, DeliveryStatus.CANCELLED, null));
        driver().queue().cancel("wh_a", 10, driver().log());

        purgeLog();

        deliver("update", 1);
    }

    @Test
    void theDeadOfWebhooksThatAreGoneArePurgedToo() {
        for (String webhook : List.of("wh_a", "wh_a", "wh_a", "wh_b")) {
            driver().enqueue(webhook, "42");
            driver().complete(StoreDriver.dead(driver().claimOne()));
        }
        assertThat(driver().log().releaseDead(id -> true, 10)).isZero();
        assertThat(driver().log().purge(Duration.ZERO, 10)).isZero();

        assertThat(driver().log().releaseDead(id -> id.equals("wh_b"), 2)).isEqualTo(2);
        assertThat(driver().log().releaseDead(id -> id.equals("wh_b"), 2)).isEqualTo(1);
        assertThat(driver().log().releaseDead(id -> id.equals("wh_b"), 2)).isZero();
        assertThat(driver().ended()).as("until they are old enough").hasSize(4);
        assertThat(driver().log().purge(HOUR, 10)).isZero();
        purgeLog();

        assertThat(driver().ended()).extracting(Delivery::webhookId).containsExactly("wh_b");
    }

    @Test
    void thePendingAreNotPurged() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), HOUR));

        assertThat(driver().log().purge(Duration.ZERO, 10)).isZero();
        assertThat(driver().log().attempts(id)).hasSize(1);
    }

    @Test
    void anEventIsFoundById() {
        String id = driver().enqueue("wh_a", "42");
        String eventId = "evt_" + id.substring(4, 30);

        assertThat(store().events().find(eventId)).hasValueSatisfying(event -> {
            assertThat(event.id()).isEqualTo(eventId);
            assertThat(event.objectId()).isEqualTo("42");
        });
        assertThat(store().events().find("evt_nothing")).isEmpty();
    }

    @Test
    void anEventIsKeptWhileADeliveryOrTheLogNeedsIt() {
        String id = driver().enqueue("wh_a", "42");
        assertThat(store().events().purge(Duration.ZERO, 10)).isZero();
        driver().deliver(driver().claimOne());
        assertThat(store().events().purge(Duration.ZERO, 10)).isZero();
        driver().log().purge(Duration.ZERO, 10);

        assertThat(store().events().purge(Duration.ofDays(365_000), 10)).isZero();
        assertThat(store().events().purge(Duration.ZERO, 10)).isEqualTo(1);

        assertThat(store().events().find("evt_" + id.substring(4, 30))).isEmpty();
    }

    @Test
    void noMoreEventsArePurgedThanTheLimit() {
        for (int i = 0; i < 3; i++) {
            driver().enqueue("wh_a", "object-" + i);
        }
        driver().claim(3).forEach(driver()::deliver);
        driver().log().purge(Duration.ZERO, 10);

        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(2);
        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(1);
    }

    @Test
    void aDeliveryCancelledAfterAttemptsShowsTheLastOne() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));
        driver().complete(Completion.ended(driver().claimEventually(1).get(0), DeliveryStatus.CANCELLED, null));

        Delivery delivery = driver().ended(id);

        assertThat(delivery.status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.lastOutcome()).isEqualTo(Outcome.THROTTLED);
    }

    /** Delivers an event of one object and asserts its sequence number. */
    private void deliver(String type, long sequence) {
        driver().enqueue(StoreDriver.to(driver().event(type, "server", "42", "{}"), Ordering.PER_OBJECT, "wh_a"));
        Claim claim = driver().claimOne();
        assertThat(claim.sequence()).isEqualTo(sequence);
        driver().deliver(claim);
    }

    private void purgeLog() {
        assertThat(driver().log().purge(Duration.ZERO, 10)).isPositive();
    }
}
