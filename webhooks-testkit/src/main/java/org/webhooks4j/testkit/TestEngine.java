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
 * An engine on a clock that the test advances. Pass it to the code under test as its {@link Webhooks}. Set it up with
 * {@link #sendingTo}. Pass it to AssertJ's {@code assertThat} for assertions on its deliveries.
 *
 * <p>This class is thread-safe, except that only one thread at a time may advance time.
 */
public final class TestEngine implements Webhooks, AutoCloseable, AssertProvider<DeliveriesAssert> {

    /** Real time that delivery in the background may take before the test fails. */
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
     * Creates a builder for an engine that sends to a receiver: in process for every URL, or over loopback.
     *
     * @param receiver the receiver
     * @return a builder
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
     * Returns the management API of the engine.
     *
     * @return the API, for code under test that manages webhooks, and for reading the log
     */
    public WebhookAdmin admin() {
        return engine.admin();
    }

    /**
     * Returns the engine itself, for code under test that needs more than {@link Webhooks} and {@link WebhookAdmin}.
     *
     * @return the engine
     */
    public WebhookEngine engine() {
        return engine;
    }

    /**
     * Returns the engine's clock.
     *
     * @return the clock; {@link DrivenClock#advance advancing} it delivers what becomes due
     */
    public DrivenClock clock() {
        return clock;
    }

    /**
     * Attempts the deliveries that are due now and returns when that is done. Needed after commits that the engine is
     * not notified of, such as those of a plain JDBC connection.
     *
     * @throws AssertionError if the engine delivers in the background and does not finish within 60 seconds
     */
    public void deliverDue() {
        if (!background) {
            engine.deliverDue();
        } else if (!engine.drain(LIMIT)) {
            throw new AssertionError("the engine still has due deliveries after " + LIMIT + ", or was closed");
        }
    }

    /**
     * Advances the clock until no delivery waits: each retry happens when it is due, until all deliveries are complete.
     * Deliveries of an inactive webhook stay pending.
     *
     * @throws AssertionError if the retries never end
     */
    public void runUntilIdle() {
        clock.runUntilIdle();
    }

    /** Stops the engine. Its deliveries can still be queried. */
    @Override
    public void close() {
        clock.release(driven);
        engine.close();
    }

    /**
     * Called by AssertJ when the engine is passed to {@code assertThat}.
     *
     * @return assertions on the deliveries
     */
    @Override
    public DeliveriesAssert assertThat() {
        return new DeliveriesAssert(this);
    }
}
