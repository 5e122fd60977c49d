package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/**
 * Contract tests for how a queue, a log and an event store handle unusual texts and numbers. A text that identifies
 * something and contains U+0000 or half of a surrogate pair is refused, or finds nothing. A text that is only displayed
 * is stored with U+FFFD instead. Times and durations out of range count as the farthest in range. No other failure is
 * allowed.
 */
public abstract class TextsAndNumbersContract extends StoreContract {

    private static final String WEBHOOK = "wh_a";

    /** For subclasses. */
    protected TextsAndNumbersContract() {}

    @Test
    void anUncleanNameIsRefusedBeforeAnythingIsStored() {
        for (String text : NastyValues.UNCLEAN) {
            for (NewEvent event : eventsNamed(text)) {
                assertThatExceptionOfType(StoreException.class)
                        .as(event.toString())
                        .isThrownBy(() -> driver().queue().enqueue(Transaction.NONE, List.of(fine(), event)))
                        .withMessageContaining(text.indexOf(0) >= 0 ? "U+0000" : "surrogate")
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(text));
            }
        }
        assertThat(driver().pending()).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeAnythingIsStored() {
        StoredEvent event = driver().event("1");
        List<NewEvent> tooLong = List.of(
                to(event("update", "x".repeat(101), "1", null), WEBHOOK),
                to(event("update", "server", "x".repeat(201), null), WEBHOOK),
                to(event, "x".repeat(65)));
        for (NewEvent one : tooLong) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> driver().queue().enqueue(Transaction.NONE, List.of(fine(), one)))
                    .withMessageContaining("characters");
        }
        assertThat(driver().pending()).isEmpty();
    }

    @Test
    void namesComeBackToTheLetterAndFindNoOther() {
        List<String> names = new ArrayList<>(NastyValues.ODD);
        names.addAll(List.of("\uFFFF".repeat(100), "\uD83D\uDE00".repeat(50)));
        for (String name : names) {
            driver().queue().enqueue(Transaction.NONE, List.of(to(event("update", name, name, name), WEBHOOK)));
        }
        for (String name : names) {
            List<DeliveryQuery> queries = List.of(
                    DeliveryQuery.all().withObjectType(name),
                    DeliveryQuery.all().withObjectId(name),
                    DeliveryQuery.all().withObjectType(name).withObjectId(name));
            for (DeliveryQuery query : queries) {
                assertThat(driver().queue().pending(query).items())
                        .as(query.toString())
                        .singleElement()
                        .satisfies(delivery -> assertThat(delivery.objectId()).isEqualTo(name))
                        .satisfies(delivery -> assertThat(store().events().find(delivery.eventId()))
                                .get()
                                .satisfies(
                                        event -> assertThat(event.objectType()).isEqualTo(name))
                                .satisfies(event -> assertThat(event.actor()).isEqualTo(name))
                                .satisfies(event -> assertThat(event.origin()).isEqualTo(name))
                                .satisfies(event -> assertThat(event.payload()).isEqualTo("{\"a\":\"" + name + "\"}")));
            }
        }
        driver().claim(1000).forEach(claim -> driver().deliver(claim));
        for (String name : names) {
            DeliveryQuery query = DeliveryQuery.all().withObjectType(name).withObjectId(name);
            for (DeliveryQuery narrow : List.of(query, query.withObjectType(null), query.withObjectId(null))) {
                assertThat(driver().log().search(narrow).items())
                        .as(narrow.toString())
                        .singleElement()
                        .satisfies(delivery -> assertThat(delivery.objectId()).isEqualTo(name))
                        .satisfies(delivery -> assertThat(delivery.objectType()).isEqualTo(name));
            }
        }
    }

    @Test
    void anActorIsOnlyShown() {
        for (String text : NastyValues.texts()) {
            StoredEvent event = driver().event("1");
            NewEvent newEvent = to(
                    StoredEvent.builder()
                            .id(event.id())
                            .type(EventType.UPDATE)
                            .objectType("server")
                            .objectId("1")
                            .actor(text)
                            .occurredAt(event.occurredAt())
                            .payload(event.payload())
                            .build(),
                    WEBHOOK);
            driver().queue().enqueue(Transaction.NONE, List.of(newEvent));

            assertThat(store().events().find(event.id()).orElseThrow().actor()).isEqualTo(NastyValues.cleaned(text));
        }
    }

    @Test
    void noNodeNameKeepsAnybodyFromClaiming() {
        for (String text : NastyValues.texts()) {
            String id = driver().enqueue(WEBHOOK, text.length() + "");

            List<Claim> claims =
                    driver().queue().claim(new ClaimRequest(text, 10, 10, Map.of(text, 1), StoreDriver.HOUR));

            assertThat(StoreDriver.ids(claims)).containsExactly(id);
            driver().deliver(claims.get(0));
        }
    }

    @Test
    void whatAReceiverAnsweredIsOnlyShown() {
        for (String text : NastyValues.texts()) {
            String id = driver().enqueue(WEBHOOK, "1");
            Claim claim = driver().claimOne();
            driver().complete(Completion.ended(claim, DeliveryStatus.DEAD, attempt(text, StoreDriver.NOON, null)));

            assertThat(driver().ended(id).status()).isEqualTo(DeliveryStatus.DEAD);
            String shown = NastyValues.cleaned(text);
            assertThat(driver().log().attempts(id)).singleElement().satisfies(attempt -> {
                assertThat(attempt.error()).isEqualTo(shown);
                assertThat(cut(attempt.node())).isEqualTo(cut(shown));
                assertThat(attempt.request().url()).isEqualTo(shown);
                assertThat(cut(Objects.requireNonNull(attempt.request().address())))
                        .isEqualTo(cut(shown));
                assertThat(attempt.request().headers()).isEqualTo(Map.of(shown, shown));
                Attempt.Response response = Objects.requireNonNull(attempt.response());
                assertThat(response.body()).isEqualTo(shown);
                assertThat(response.headers()).isEqualTo(Map.of(shown, List.of(shown, shown)));
            });
        }
    }

    @Test
    void noNumberOfAnAttemptKeepsItFromBeingLogged() {
        for (Instant instant : NastyValues.INSTANTS) {
            for (Duration duration : NastyValues.DURATIONS) {
                String id = driver().enqueue(WEBHOOK, "1");
                Claim claim = driver().claimOne();
                Attempt attempt = Attempt.builder()
                        .number(1)
                        .trigger(Trigger.AUTOMATIC)
                        .startedAt(instant)
                        .node("node")
                        .outcome(Outcome.REJECTED)
                        .request(Attempt.Request.builder()
                                .url("https://example.com/")
                                .bodyBytes(Integer.MAX_VALUE)
                                .build())
                        .response(Attempt.Response.builder()
                                .statusCode(Integer.MIN_VALUE)
                                .body("")
                                .bodyTruncated(true)
                                .build())
                        .timing(Attempt.Timing.builder()
                                .connected(duration)
                                .firstByte(duration)
                                .total(duration)
                                .build())
                        .nextAttemptAt(instant)
                        .build();
                driver().complete(Completion.ended(claim, DeliveryStatus.DEAD, attempt));

                assertThat(driver().ended(id).lastAttemptAt()).isNotNull();
                assertThat(driver().log().attempts(id)).hasSize(1);
            }
        }
        assertThat(driver().log().statistics().summaries(Set.of(WEBHOOK), 1_000).get(WEBHOOK))
                .isNotNull();
        assertThat(driver().log().statistics().tallies(Set.of(WEBHOOK), StoreDriver.NOON, Instant.MAX))
                .isNotNull();
    }

    @Test
    void anIdThatNothingCanHaveFindsNothing() {
        String id = driver().enqueue(WEBHOOK, "1");
        for (String text : NastyValues.texts()) {
            assertThat(store().events().find(text)).isEmpty();
            assertThat(store().events().find("evt_" + text)).isEmpty();
            assertThat(driver().log().attempts(text)).isEmpty();
            assertThat(driver().log().attempts("msg_" + text + "_1")).isEmpty();
            assertThat(driver().queue().countPending(Set.of(text), 10)).isEqualTo(Map.of(text, 0));
            assertThat(driver().queue().cancel(text, 10, driver().log())).isZero();
            driver().log()
                    .statistics()
                    .summaries(Set.of(text), 10)
                    .values()
                    .forEach(summary -> assertThat(summary.dead()).isZero());
            assertThat(driver().log().statistics().tallies(Set.of(text), Instant.EPOCH, Instant.MAX))
                    .isEmpty();
        }
        assertThat(StoreDriver.idsOf(driver().pending())).containsExactly(id);
    }

    @Test
    void aQueryForWhatNothingCanBeCalledIsRefused() {
        for (String text : NastyValues.UNCLEAN) {
            DeliveryQuery all = DeliveryQuery.all();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> all.withDelivery(text))
                    .withMessageContaining("delivery");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> all.withWebhook(text))
                    .withMessageContaining("webhook");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> all.withObjectType(text))
                    .withMessageContaining("object type");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> all.withObjectId(text))
                    .withMessageContaining("object id");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> all.withCursor(text))
                    .withMessageContaining("cursor");
        }
    }

    @Test
    void aQueryForWhatIsNotThereFindsNothing() {
        driver().enqueue(WEBHOOK, "1");
        driver().deliver(driver().claimOne());
        driver().enqueue(WEBHOOK, "1");
        List<String> texts = new ArrayList<>(NastyValues.ODD);
        texts.addAll(List.of("", "x".repeat(100_000), "\uFFFF".repeat(10_000)));
        for (String text : texts) {
            DeliveryQuery all = DeliveryQuery.all();
            List<DeliveryQuery> queries = List.of(
                    all.withDelivery(text),
                    all.withWebhook(text),
                    all.withObjectType(text),
                    all.withObjectId(text),
                    all.withObjectType("server").withObjectId(text));
            for (DeliveryQuery query : queries) {
                assertThat(driver().queue().pending(query).items()).isEmpty();
                assertThat(driver().log().search(query).items()).isEmpty();
            }
        }
    }

    @Test
    void anyRangeOfTimeFindsWhatIsWithinIt() {
        driver().enqueue(WEBHOOK, "1");
        driver().deliver(driver().claimOne());
        driver().enqueue(WEBHOOK, "1");
        for (Instant instant : NastyValues.INSTANTS) {
            boolean before = instant.isBefore(StoreDriver.NOON);
            DeliveryQuery from = DeliveryQuery.all().withFrom(instant);
            DeliveryQuery to = DeliveryQuery.all().withTo(instant);
            assertThat(driver().queue().pending(from).items())
                    .as(from.toString())
                    .hasSize(before ? 1 : 0);
            assertThat(driver().log().search(from).items()).as(from.toString()).hasSize(before ? 1 : 0);
            assertThat(driver().queue().pending(to).items()).as(to.toString()).hasSize(before ? 0 : 1);
            assertThat(driver().log().search(to).items()).as(to.toString()).hasSize(before ? 0 : 1);
            assertThat(driver().log().statistics().tallies(Set.of(WEBHOOK), instant, Instant.MAX))
                    .hasSizeLessThanOrEqualTo(before ? 1 : 0);
            assertThat(driver().log().statistics().tallies(Set.of(WEBHOOK), Instant.MIN, instant))
                    .hasSizeLessThanOrEqualTo(before ? 0 : 1);
        }
    }

    @Test
    void anyLeaseAndAnyDelayIsOne() {
        for (Duration duration : NastyValues.DURATIONS) {
            String leased = driver().enqueue(WEBHOOK, "leased");
            List<Claim> claims = driver().queue().claim(StoreDriver.request(10, duration));
            assertThat(StoreDriver.ids(claims)).as(duration.toString()).containsExactly(leased);
            driver().deliver(claims.get(0));
            assertThat(driver().ended(leased).status()).isEqualTo(DeliveryStatus.DELIVERED);
        }
        List<Delivery> delayed = new ArrayList<>();
        for (Duration duration : NastyValues.DURATIONS) {
            driver().enqueue("wh_" + delayed.size(), "delayed");
            Claim claim = driver().claimEventually(1).get(0);
            driver().complete(Completion.retry(
                    claim, duration, StoreDriver.attempt(claim, Outcome.THROTTLED, 503, Instant.MAX)));
            delayed = driver().pending();
            driver().queue().cancel(claim.webhookId(), 10, driver().log());
            assertThat(delayed).isNotEmpty();
        }
    }

    @Test
    void anyAgeAndAnyLimitCanBePurgedBy() {
        driver().enqueue(WEBHOOK, "1");
        driver().deliver(driver().claimOne());
        for (Duration age : NastyValues.DURATIONS) {
            if (age.compareTo(Duration.ofDays(1)) > 0) {
                assertThat(driver().log().purge(age, Integer.MAX_VALUE)).isZero();
                assertThat(store().events().purge(age, Integer.MAX_VALUE)).isZero();
            }
        }
        for (Duration age : NastyValues.DURATIONS) {
            driver().log().purge(age, Integer.MAX_VALUE);
            store().events().purge(age, Integer.MAX_VALUE);
        }
        assertThat(driver().log().purge(Duration.ofSeconds(Long.MIN_VALUE), 1)).isZero();
        assertThat(driver().ended()).isEmpty();
    }

    @Test
    void anyLimitIsOne() {
        driver().enqueue(WEBHOOK, "1");
        ClaimRequest request = new ClaimRequest(
                "node", Integer.MAX_VALUE, Integer.MAX_VALUE, Map.of(), StoreDriver.HOUR, Long.MAX_VALUE);

        assertThat(driver().queue().countPending(Set.of(WEBHOOK), DeliveryQuery.MAX_LIMIT))
                .isEqualTo(Map.of(WEBHOOK, 1));
        assertThat(driver().queue().claim(request)).hasSize(1);
        assertThat(driver().queue().cancel(WEBHOOK, Integer.MAX_VALUE, driver().log()))
                .isBetween(1, 2);
        assertThat(driver().queue().countPending(Set.of(WEBHOOK), DeliveryQuery.MAX_LIMIT))
                .isEqualTo(Map.of(WEBHOOK, 0));
        assertThat(driver().log().releaseDead(id -> false, Integer.MAX_VALUE)).isZero();
        assertThat(driver().log().statistics().summaries(Set.of(WEBHOOK), Integer.MAX_VALUE))
                .isNotNull();
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, DeliveryQuery.MAX_LIMIT + 1, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DeliveryQuery.all().withLimit(limit));
        }
    }

    private NewEvent fine() {
        return to(driver().event("fine"), WEBHOOK);
    }

    private List<NewEvent> eventsNamed(String text) {
        StoredEvent plain = driver().event("1");
        return List.of(
                to(event("update", text, "1", null), WEBHOOK),
                to(event("update", "server", text, null), WEBHOOK),
                to(event("update", "server", "1", text), WEBHOOK),
                to(plain, text),
                new NewEvent(
                        plain,
                        List.of(new NewDelivery(
                                "msg_" + plain.id().substring(4) + "_" + text,
                                WEBHOOK,
                                Ordering.NONE,
                                Trigger.AUTOMATIC,
                                0))));
    }

    /** Creates an event with a text as actor and origin, and in the payload. */
    private StoredEvent event(String type, String objectType, String objectId, @Nullable String text) {
        StoredEvent plain = driver().event("1");
        return StoredEvent.builder()
                .id(plain.id())
                .type(EventType.of(type))
                .objectType(objectType)
                .objectId(objectId)
                .actor(text)
                .origin(text)
                .occurredAt(plain.occurredAt())
                .payload(text == null ? "{}" : "{\"a\":\"" + text + "\"}")
                .build();
    }

    private static NewEvent to(StoredEvent event, String webhook) {
        return StoreDriver.to(event, Ordering.PER_OBJECT, webhook);
    }

    private static Attempt attempt(String text, Instant at, @Nullable Instant next) {
        return Attempt.builder()
                .number(1)
                .trigger(Trigger.AUTOMATIC)
                .startedAt(at)
                .node(text)
                .outcome(Outcome.REJECTED)
                .request(Attempt.Request.builder()
                        .url(text)
                        .address(text)
                        .headers(Map.of(text, text))
                        .bodyBytes(1)
                        .build())
                .response(Attempt.Response.builder()
                        .statusCode(500)
                        .headers(Map.of(text, List.of(text, text)))
                        .body(text)
                        .build())
                .timing(Attempt.Timing.builder().total(Duration.ofMillis(1)).build())
                .error(text)
                .nextAttemptAt(next)
                .build();
    }

    /** Cuts a node's name or an address to the length that a store must keep. */
    private static String cut(String text) {
        return text.length() <= 100 ? text : NastyValues.cleaned(text.substring(0, 100));
    }
}
