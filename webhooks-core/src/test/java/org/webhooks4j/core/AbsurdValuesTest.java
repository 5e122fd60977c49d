package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/** The engine clamps out-of-range values of policies, transports and rows of the host where they enter. */
@Timeout(120)
class AbsurdValuesTest extends ScenarioTest {

    /** The URL of the rows, which are created before there is a receiver. */
    private static final AtomicReference<String> URL = new AtomicReference<>("");

    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

    static Stream<Duration> longWaits() {
        return Stream.of(Duration.ofMillis(Long.MAX_VALUE), LONGEST, Duration.ofDays(366), RetryPolicy.MAX_DELAY);
    }

    @ParameterizedTest
    @MethodSource("longWaits")
    void aWaitThatNobodyLivesToSeeIsAYear(Duration wait) {
        receiver.answering(500);
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy((attempts, random) -> wait)
                .webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.deliverDue();

        Delivery delivery = onlyDelivery(engine);
        assertThat(receiver.requests()).hasSize(1);
        assertThat(details(engine, delivery.id()).attempts())
                .extracting(Attempt::nextAttemptAt)
                .containsExactly(clock.instant().plus(RetryPolicy.MAX_DELAY));

        clock.advance(RetryPolicy.MAX_DELAY);
        engine.deliverDue();
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    static Stream<Duration> shortWaits() {
        return Stream.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("shortWaits")
    void aWaitOfNothingOrLessIsEndedByTheBreaker(Duration wait) {
        for (int i = 0; i < 100; i++) {
            receiver.answering(new MockResponse.Builder().code(503).build());
        }
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy((attempts, random) -> wait)
                .webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.deliverDue();

        assertThat(receiver.requests()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("longWaits")
    void aWebhooksOwnScheduleIsCutToItsRange(Duration wait) {
        receiver.answering(500);
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .repository(() -> List.of(new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withRetryDelays(List.of(wait));
                    }
                })));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.deliverDue();

        assertThat(receiver.requests()).hasSize(1);
        assertThat(details(engine, onlyDelivery(engine).id()).attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.nextAttemptAt())
                        .isBefore(clock.instant().plus(Duration.ofDays(37))));
    }

    @SuppressWarnings("NullAway") // Null is one of the faults.
    static Stream<Named<TransportResponse>> answers() {
        Duration negative = Duration.ofMillis(-1);
        return Stream.of(
                Named.of("status 0", new TransportResponse(0, Map.of(), "", false, null, null, null)),
                Named.of("status below zero", new TransportResponse(-204, Map.of(), "", false, null, null, null)),
                Named.of(
                        "a huge status",
                        new TransportResponse(Integer.MAX_VALUE, Map.of(), "", false, null, null, null)),
                Named.of("no headers", new TransportResponse(204, null, "", false, null, null, null)),
                Named.of("no body", new TransportResponse(204, Map.of(), null, false, null, null, null)),
                Named.of(
                        "null in headers",
                        new TransportResponse(
                                204, singleton(null, Arrays.asList("a", null)), "", false, null, null, null)),
                Named.of(
                        "a long body",
                        new TransportResponse(204, Map.of(), "x".repeat(1 << 22), false, null, null, null)),
                Named.of(
                        "a long address",
                        new TransportResponse(204, Map.of(), "", false, "1".repeat(10_000), null, null)),
                Named.of("times below zero", new TransportResponse(204, Map.of(), "", false, null, negative, negative)),
                Named.of("endless times", new TransportResponse(204, Map.of(), "", false, null, LONGEST, LONGEST)));
    }

    private static Map<String, List<String>> singleton(@Nullable String name, List<String> values) {
        return Collections.singletonMap(name, values);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsCutToWhatTheLogHolds(TransportResponse answer) {
        WebhookEngine engine = answering(() -> CompletableFuture.completedFuture(answer));
        Attempt attempt = onlyAttempt(engine);

        Attempt.Response response = attempt.response();
        if (response == null) {
            assertThat(attempt.outcome()).isEqualTo(Outcome.PROTOCOL_ERROR);
        } else {
            assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(response.body().length()).isLessThanOrEqualTo(16 * 1024);
            assertThat(response.headers()).doesNotContainKey(null);
        }
        assertThat(attempt.timing().connected()).isNull();
        assertThat(attempt.timing().firstByte()).isNull();
    }

    static Stream<Outcome> noFailures() {
        return Stream.of(null, Outcome.DELIVERED, Outcome.GONE);
    }

    @ParameterizedTest
    @MethodSource("noFailures")
    @SuppressWarnings("NullAway")
    void aFailureIsNoAnswerWhateverTheTransportCallsIt(@Nullable Outcome outcome) {
        WebhookEngine engine = answering(
                () -> CompletableFuture.failedFuture(new TransportException(outcome, "a test's", null, null)));

        assertThat(onlyAttempt(engine).outcome()).isEqualTo(Outcome.PROTOCOL_ERROR);
        assertThat(engine.admin().webhooks().find("wh_1").orElseThrow().active())
                .isTrue();
    }

    private WebhookEngine answering(Supplier<CompletableFuture<TransportResponse>> answer) {
        AtomicInteger sent = new AtomicInteger();
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .transport(request -> {
                    sent.incrementAndGet();
                    return answer.get();
                })
                .webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.deliverDue();
        assertThat(sent).hasValue(1);
        return engine;
    }

    private static Attempt onlyAttempt(WebhookEngine engine) {
        List<Attempt> attempts = details(engine, onlyDelivery(engine).id()).attempts();
        assertThat(attempts).hasSize(1);
        return attempts.get(0);
    }

    /** A row of the host's table that was never validated. */
    static class Row implements Webhook {

        @Override
        public String id() {
            return "wh_row";
        }

        @Override
        public String name() {
            return "row";
        }

        @Override
        public String url() {
            return URL.get();
        }

        @Override
        public Set<EventType> eventTypes() {
            return Set.of(EventType.CREATE);
        }
    }

    @BeforeEach
    void pointRowsToTheReceiver() {
        URL.set(receiver.url());
    }

    @SuppressWarnings("NullAway")
    static Stream<Named<Row>> servedRows() {
        return Stream.of(
                Named.of("an endless timeout", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withTimeout(LONGEST);
                    }
                }),
                Named.of("a timeout below zero", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withTimeout(Duration.ofMillis(-1));
                    }
                }),
                Named.of("no request at once", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withMaxInFlight(Integer.MIN_VALUE);
                    }
                }),
                Named.of("all requests at once", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withMaxInFlight(Integer.MAX_VALUE);
                    }
                }),
                Named.of("a rate that is no number", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withRequestsPerSecond(Double.NaN);
                    }
                }),
                Named.of("a rate below zero", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withRequestsPerSecond(-1.0);
                    }
                }),
                Named.of("a rate without end", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withRequestsPerSecond(Double.POSITIVE_INFINITY);
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("servedRows")
    void aRowsNumbersAreCutToTheirRanges(Row row) {
        WebhookEngine engine = start(
                engine(Mode.SYNCHRONOUS).repository(() -> List.of(row, webhook().build())));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.deliverDue();

        assertThat(deliveries(engine)).hasSize(2).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }

    @SuppressWarnings("NullAway")
    static Stream<Named<Row>> unservableRows() {
        return Stream.of(
                Named.of("no id", new Row() {
                    @Override
                    public String id() {
                        return null;
                    }
                }),
                Named.of("an empty id", new Row() {
                    @Override
                    public String id() {
                        return "";
                    }
                }),
                Named.of("a long id", new Row() {
                    @Override
                    public String id() {
                        return "x".repeat(65);
                    }
                }),
                Named.of("an id with U+0000", new Row() {
                    @Override
                    public String id() {
                        return "wh_\u0000";
                    }
                }),
                Named.of("an id with half of a pair", new Row() {
                    @Override
                    public String id() {
                        return "wh_\uD83D";
                    }
                }),
                Named.of("an id with a blank at its end", new Row() {
                    @Override
                    public String id() {
                        return "wh_row ";
                    }
                }),
                Named.of("an id that throws", new Row() {
                    @Override
                    public String id() {
                        throw new NoClassDefFoundError("org/example/Missing");
                    }
                }),
                Named.of("no name", new Row() {
                    @Override
                    public String name() {
                        return null;
                    }
                }),
                Named.of("event types that throw", new Row() {
                    @Override
                    public Set<EventType> eventTypes() {
                        throw new StackOverflowError();
                    }
                }),
                Named.of("null among the waits", new Row() {
                    @Override
                    public DeliveryOptions options() {
                        return DeliveryOptions.DEFAULT.withRetryDelays(Arrays.asList(Duration.ZERO, null));
                    }
                }),
                Named.of("no signing keys", new Row() {
                    @Override
                    public List<SigningKey> signingKeys() {
                        return null;
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("unservableRows")
    void aRowThatCannotBeServedKeepsNoOtherFromBeingServed(Row row) {
        WebhookEngine engine = start(
                engine(Mode.SYNCHRONOUS).repository(() -> List.of(row, webhook().build())));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.deliverDue();

        assertThat(onlyDelivery(engine).webhookId()).isEqualTo("wh_1");
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }
}
