package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** A failure of the sending process itself is no attempt and does not count against a receiver. */
class SenderFailureScenarioTest extends ScenarioTest {

    private static final int FAILURES = 30;

    /** A transport whose process has no file descriptor left for a while. */
    private record Exhausted(AtomicInteger left, HttpTransport transport) implements HttpTransport {

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            return left.getAndDecrement() > 0
                    ? CompletableFuture.failedFuture(
                            new TransportException(Outcome.SENDER_FAILURE, "Too many open files", null, null))
                    : transport.send(request);
        }
    }

    private WebhookEngine start(Mode mode, AtomicInteger failures, JdkHttpTransport transport) {
        return start(engine(mode).webhook(webhook().build()).transport(new Exhausted(failures, transport)));
    }

    private JdkHttpTransport transport() {
        return JdkHttpTransport.builder()
                .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void itIsTriedAgainEachSecondAndCountsForNobody(Mode mode) {
        AtomicInteger failures = new AtomicInteger(FAILURES);
        try (JdkHttpTransport transport = transport()) {
            WebhookEngine engine = start(mode, failures, transport);
            engine.onObjectEvent(EventType.CREATE, ACTIVE);
            mode.settle(engine);
            for (int second = 1; second < FAILURES; second++) {
                clock.advance(Duration.ofSeconds(1));
                mode.settle(engine);
            }
            assertThat(failures).hasValue(0);
            assertThat(onlyDelivery(engine).attempts()).isZero();
            assertThat(engine.admin().diagnostics().health()).noneMatch(WebhookHealth::breakerOpen);

            clock.advance(Duration.ofSeconds(1));
            mode.settle(engine);
            assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(details(engine, onlyDelivery(engine).id()).attempts())
                    .extracting(Attempt::number, Attempt::outcome)
                    .containsExactly(tuple(1, Outcome.DELIVERED));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void manyDeliveriesDoNotSpinMeanwhile(Mode mode) {
        AtomicInteger failures = new AtomicInteger(Integer.MAX_VALUE);
        try (JdkHttpTransport transport = transport()) {
            WebhookEngine engine = start(mode, failures, transport);
            for (int i = 0; i < 500; i++) {
                engine.onObjectEvent(EventType.CREATE, new Server("s" + i, "x", "y"));
            }
            mode.settle(engine);
            assertThat(Integer.MAX_VALUE - failures.get()).isLessThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aTestTellsOfIt(Mode mode) {
        try (JdkHttpTransport transport = transport()) {
            WebhookEngine engine = start(mode, new AtomicInteger(1), transport);
            engine.admin().diagnostics().test("wh_1");
            mode.settle(engine);
            assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DEAD);
            assertThat(onlyDelivery(engine).lastOutcome()).isEqualTo(Outcome.SENDER_FAILURE);
        }
    }
}
