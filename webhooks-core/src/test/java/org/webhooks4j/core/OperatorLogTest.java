package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;
import org.slf4j.spi.LocationAwareLogger;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.core.internal.delivery.OutcomeReactions;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.RetryPolicy;

/** Tests the log lines for the operator, and that the host is refused what would otherwise be lost. */
@Timeout(60)
class OperatorLogTest extends ScenarioTest {

    private static final int FAILURES_TO_OPEN = 10;

    private int raised;

    private void raise(WebhookEngine engine) {
        engine.onObjectEvent(EventType.CREATE, new Server("s" + ++raised, "x", "y"));
    }

    @Test
    void oneLineSaysAtTheStartWhatRunsHere() {
        List<String> lines = LogLines.during(
                () -> start(engine(Mode.SYNCHRONOUS)
                        .node("web-1")
                        .webhook(webhook().build())
                        .webhook(webhook().id("wh_2").active(false).build())),
                "delivers on node");

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("INFO")
                .contains("webhooks4j " + Version.current() + " delivers on node web-1: 1 of 2 webhooks active;"
                        + " store in memory; transport JdkHttpTransport; addresses AddressRules[[")
                .contains("allowed [127.0.0.0/8]");
    }

    @Test
    void inMemoryAnEventIsRefusedWhereNothingWouldDeliverIt() {
        WebhookEngine engine =
                engine(Mode.SYNCHRONOUS).webhook(webhook().build()).build();
        UnitOfWork early = engine.unitOfWork();
        for (Runnable call : callsOf(engine)) {
            assertThatIllegalStateException()
                    .isThrownBy(call::run)
                    .withMessageContaining("not started")
                    .withMessageContaining("call start() before the first event");
        }
        engine.start();
        early.onObjectEvent(EventType.CREATE, ACTIVE);
        callsOf(engine).forEach(Runnable::run);
        engine.close();
        for (Runnable call : callsOf(engine)) {
            assertThatIllegalStateException()
                    .isThrownBy(call::run)
                    .withMessageContaining("is closed")
                    .withMessageContaining("close it after whatever raises events");
        }
        assertThatIllegalStateException().isThrownBy(early::complete).withMessageContaining("is closed");
    }

    private static List<Runnable> callsOf(WebhookEngine engine) {
        return List.of(
                () -> engine.onObjectEvent(EventType.CREATE, ACTIVE),
                () -> engine.onObjectEvents(List.of(ObjectEvent.created(ACTIVE))),
                () -> engine.in(new HostTransaction()).onObjectEvent(EventType.CREATE, ACTIVE),
                () -> engine.unitOfWork().onObjectEvent(EventType.CREATE, ACTIVE));
    }

    @Test
    void aStoreTakesTheEventAndOneLineSaysWhoDeliversIt() {
        InMemoryStore store = new InMemoryStore(clock);
        WebhookEngine engine =
                engine(Mode.SYNCHRONOUS, store).webhook(webhook().build()).build();
        List<String> before = LogLines.during(() -> raise(engine), "stores events");
        assertThat(before).singleElement().asString().contains("INFO").contains("its engine is not started");
        assertThat(LogLines.during(() -> raise(engine), "stores events")).isEmpty();

        engine.start();
        assertThat(LogLines.during(() -> raise(engine), "stores events")).isEmpty();
        engine.close();

        List<String> after = LogLines.during(() -> raise(engine), "stores events");
        assertThat(after).singleElement().asString().contains("INFO").contains("after its engine was closed");
        assertThat(LogLines.during(() -> raise(engine), "stores events")).isEmpty();
        assertThat(deliveries(engine)).hasSize(5);
    }

    @Test
    void aReceiverThatFailsForLongAndRecoversIsThreeLines() {
        WebhookEngine engine = start(
                engine(Mode.SYNCHRONOUS).webhook(webhook().build()).retryPolicy(RetryPolicy.schedule(List.of(), 0)));
        List<String> lines = LogLines.during(
                () -> {
                    for (int i = 0; i < FAILURES_TO_OPEN; i++) {
                        receiver.answering(503);
                        raise(engine);
                    }
                    clock.advance(Duration.ofMinutes(61));
                    receiver.answering(503);
                    raise(engine);
                    clock.advance(Duration.ofMinutes(10));
                    raise(engine);
                },
                "Webhook wh_1");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("WARN").contains("failed 10 times in a row");
        assertThat(lines.get(1)).contains("WARN").contains("has been failing since");
        assertThat(lines.get(2)).contains("INFO").contains("succeeds again");
    }

    @Test
    void withoutABreakerTheRecoveryIsOneLineToo() {
        WebhookEngine engine = start(
                engine(Mode.SYNCHRONOUS).webhook(webhook().build()).retryPolicy(RetryPolicy.schedule(List.of(), 0)));
        List<String> lines = LogLines.during(
                () -> {
                    receiver.answering(503);
                    raise(engine);
                    clock.advance(Duration.ofMinutes(61));
                    receiver.answering(503);
                    raise(engine);
                    raise(engine);
                },
                "Webhook wh_1");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("WARN").contains("has been failing since");
        assertThat(lines.get(1)).contains("INFO").contains("accepts deliveries again");
    }

    @Test
    void eachAttemptIsALineForWhoeverLooksCloser() throws Exception {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS).webhook(webhook().build()));
        receiver.answering(503);
        List<String> usual = LogLines.during(() -> raise(engine), "Attempt ");
        assertThat(usual).isEmpty();

        Field level = SimpleLogger.class.getDeclaredField("currentLogLevel");
        level.setAccessible(true);
        Logger log = LoggerFactory.getLogger(OutcomeReactions.class);
        Object before = level.get(log);
        level.set(log, LocationAwareLogger.DEBUG_INT);
        try {
            receiver.answering(503);
            List<String> closer = LogLines.during(() -> raise(engine), "Attempt ");
            String delivery = deliveries(engine).get(1).id();
            assertThat(closer)
                    .singleElement()
                    .asString()
                    .contains("DEBUG")
                    .contains("Attempt 1 of delivery " + delivery + " to webhook wh_1: THROTTLED, status 503, ")
                    .endsWith(" ms; the delivery is PENDING");
        } finally {
            level.set(log, before);
        }
    }

    @Test
    void eachHourInWhichSomethingHappenedIsOneLine() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .node("web-1")
                .webhook(webhook().build())
                .retryPolicy(RetryPolicy.schedule(List.of(), 0)));
        String begin = clock.instant().toString();
        List<String> lines = LogLines.during(
                () -> {
                    receiver.answering(503);
                    raise(engine);
                    raise(engine);
                    raise(engine);
                    clock.advance(Duration.ofMinutes(59));
                    engine.deliverDue();
                    clock.advance(Duration.ofMinutes(1));
                    engine.deliverDue();
                    clock.advance(Duration.ofHours(1));
                    engine.deliverDue();
                },
                "events stored");

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("INFO")
                .contains("Node web-1 since " + begin
                        + ": 3 events stored, 2 attempts delivered, 1 attempts failed, 1 deliveries dead");
    }
}
