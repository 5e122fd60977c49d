package org.webhooks4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.WebhookEngine;

/**
 * An engine on a clock that the test moves; pass it to the code under test as its {@link Webhooks}. Begins with
 * {@link #sendingTo}. Passed to AssertJ's {@code assertThat}, it tells what became of its deliveries.
 *
 * <p>Safe for use by many threads, except that one at a time lets time pass.
 */
public final class TestEngine implements Webhooks, AutoCloseable, AssertProvider<DeliveriesAssert> {

    /** Real time after which a delivering thread that does not come to rest is a failure. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final WebhookEngine engine;
    private final DrivenClock clock;
    private final boolean background;
    private final DrivenClock.Driven driven;

    TestEngine(
            WebhookEngine engine,
            DrivenClock clock,
            DrivenDispatcher dispatcher,
            UpcomingRetries upcoming,
            boolean background) {
        this.engine = engine;
        this.clock = clock;
        this.background = background;
        this.driven = new DrivenClock.Driven() {
            @Override
            public void doWhatIsDue() {
                deliverDue();
            }

            @Override
            public @Nullable Instant nextAfter(Instant now) {
                Instant retry = upcoming.nextAfter(now);
                Instant pauseEnd = dispatcher.nextPauseEnd();
                if (pauseEnd == null || !pauseEnd.isAfter(now)) {
                    return retry;
                }
                return retry == null || pauseEnd.isBefore(retry) ? pauseEnd : retry;
            }
        };
    }

    /**
     * Begins an engine that sends everything to a receiver: in process, whatever the URL, or over loopback.
     *
     * @param receiver the receiver
     * @return what sets the engine up
     */
    public static TestEngineBuilder sendingTo(ScriptedReceiver receiver) {
        return new TestEngineBuilder(Objects.requireNonNull(receiver), engine -> {});
    }

    void start() {
        engine.start();
        clock.drive(driven);
    }

    @Override
    public Receipt onObjectEvent(ObjectEvent event) {
        return engine.onObjectEvent(event);
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        return engine.onObjectEvents(events);
    }

    @Override
    public Snapshot snapshot(Object object) {
        return engine.snapshot(object);
    }

    @Override
    public Webhooks in(Transaction transaction) {
        return engine.in(transaction);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return engine.unitOfWork();
    }

    /**
     * The management face.
     *
     * @return for the code under test that manages webhooks, and for the log
     */
    public WebhookAdmin admin() {
        return engine.admin();
    }

    /**
     * The engine itself, for code under test that needs more than {@link Webhooks} and {@link WebhookAdmin}.
     *
     * @return the engine
     */
    public WebhookEngine engine() {
        return engine;
    }

    /**
     * The clock that the engine goes by.
     *
     * @return the clock; {@link DrivenClock#advance advancing} it delivers what becomes due
     */
    public DrivenClock clock() {
        return clock;
    }

    /**
     * Attempts what is due now, and returns when that is done. Needed after commits that the engine does not hear of,
     * as those of a plain JDBC connection.
     *
     * @throws AssertionError if the engine, delivering in the background, does not come to rest
     */
    public void deliverDue() {
        if (!background) {
            engine.deliverDue();
        } else if (!engine.drain(LIMIT)) {
            throw new AssertionError("the engine has not come to rest within " + LIMIT + ", or was closed");
        }
    }

    /**
     * Lets as much time pass as it takes until nothing waits any more: each retry at its instant, until all deliveries
     * have ended. What waits for an inactive webhook stays.
     *
     * @throws AssertionError if there is no end to the retries
     */
    public void runUntilIdle() {
        clock.runUntilIdle();
    }

    /** Ends the engine. What it did can still be asked. */
    @Override
    public void close() {
        clock.release(driven);
        engine.close();
    }

    /**
     * For AssertJ, which calls this when the engine is passed to {@code assertThat}.
     *
     * @return assertions on the deliveries
     */
    @Override
    public DeliveriesAssert assertThat() {
        return new DeliveriesAssert(this);
    }
}
