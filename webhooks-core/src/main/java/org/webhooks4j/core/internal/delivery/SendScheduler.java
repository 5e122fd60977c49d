package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.delivery.attempt.Sender;
import org.webhooks4j.core.internal.delivery.endpoint.BreakerChange;
import org.webhooks4j.core.internal.delivery.endpoint.Endpoints;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;

/**
 * Sends claimed deliveries when their endpoints have room, takes the results, and plans the next claim. Claims more
 * than there is room for, so that requests begin while the store is busy, and so that the store works on large batches.
 * Thread-safe; no thread holds the lock while it works with the store, a receiver or a plug-in.
 */
final class SendScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SendScheduler.class);

    private static final int MAX_RECORDED_AT_ONCE = 500;

    /** The number of results that a thread awaits before it sends more, if many requests are open. */
    private static final int PORTION = 16;

    /** Delay of a delivery whose webhook is not cached on this node and cannot be read. */
    private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(5);

    private final DeliverySettings settings;
    private final WebhookDirectory directory;
    private final Endpoints endpoints;
    private final ClaimPlanner planner;
    private final Sender sender;
    private final BooleanSupplier sendsNothing;
    private final Signal signal = new Signal();
    private final ResultQueue results = new ResultQueue(signal);
    private final ReentrantLock lock = new ReentrantLock();
    private final InFlight inFlight = new InFlight();

    /**
     * Creates a scheduler.
     *
     * @param sendsNothing whether nothing is to be sent now, because the engine is paused or closing; called by any
     *     thread
     */
    SendScheduler(
            DeliverySettings settings,
            WebhookDirectory directory,
            Sender sender,
            Clock clock,
            BooleanSupplier sendsNothing) {
        this.settings = settings;
        this.directory = directory;
        this.endpoints = new Endpoints(new SteadyTime(clock), settings.maxInFlightPerWebhook());
        this.planner = new ClaimPlanner(settings, endpoints);
        this.sender = sender;
        this.sendsNothing = sendsNothing;
    }

    /** The signal that is raised when a result arrives or a caller has work for the loop. */
    Signal signal() {
        return signal;
    }

    /** Takes the results that have arrived and sends what there is room for. */
    void proceed() {
        List<Claim> claims = locked(() -> {
            takeResults();
            boolean nothing = inFlight.unsentCount() == 0 || sendsNothing.getAsBoolean();
            return nothing ? List.of() : inFlight.send(this::takeRoom);
        });
        if (!claims.isEmpty()) {
            ClaimedWebhooks webhooks = new ClaimedWebhooks(directory);
            claims.forEach(claim -> send(claim, webhooks));
        }
    }

    private boolean takeRoom(String webhookId) {
        if (!endpoints.maySend(webhookId, settings.maxInFlight(), inFlight.openCount())) {
            return false;
        }
        endpoints.sent(webhookId);
        return true;
    }

    /** The endpoint's slot is freed even if recording fails. */
    private void takeResults() {
        for (DeliveryResult result = results.poll(); result != null; result = results.poll()) {
            if (inFlight.take(result)) {
                endpoints.arrived(result);
            }
        }
    }

    /**
     * Sends one claim. A failure does not affect the other claims; a claim without a result is given up when it is
     * overdue.
     */
    private void send(Claim claim, ClaimedWebhooks webhooks) {
        try {
            Subscription subscription;
            try {
                subscription = webhooks.of(claim);
            } catch (Throwable e) {
                LOG.warn("Webhook {} cannot be read; its delivery waits", claim.webhookId(), e);
                results.add(DeliveryResult.unsent(Completion.released(claim, UNKNOWN_PAUSE), null));
                return;
            }
            sender.send(claim, subscription, results::add);
        } catch (Throwable e) {
            LOG.error("Delivery {} could not be sent; it is retried later", claim.deliveryId(), e);
        }
    }

    private void giveUp(InFlight.Awaited awaited) {
        Claim claim = awaited.claim();
        LOG.warn("The transport brought no result of delivery {} in its time; it is retried", claim.deliveryId());
        Subscription known = null;
        try {
            known = ClaimedWebhooks.in(directory.current(), claim);
        } catch (Throwable e) {
            LOG.debug("Webhook {} cannot be read", claim.webhookId(), e);
        }
        InFlight.Term term = awaited.term();
        results.add(sender.overdue(claim, known, term.end() - term.begin()));
    }

    /**
     * Sends and takes results, up to a limit, until a large part of the deliveries in flight has arrived, so that they
     * are recorded and replaced in one batch. The cost of a batch hardly depends on its size. Slow receivers, which may
     * hold most of the deliveries in flight, do not prolong the wait for the others. The wait does not include
     * receivers that hang.
     */
    void gather(Duration limit) {
        Deadline end = Deadline.after(limit);
        do {
            proceed();
            int missing = locked(
                    () -> Math.max(1, Math.min(MAX_RECORDED_AT_ONCE / 2, expected() / 2)) - inFlight.arrivedCount());
            if (missing <= 0) {
                return;
            }
            results.await(Math.min(PORTION, missing), Duration.ofNanos(Math.max(0, end.nanosLeft())));
        } while (end.nanosLeft() > 0 && !Thread.currentThread().isInterrupted());
    }

    /** Lets another thread {@linkplain #substitute proceed} from now on, because the caller works with the store. */
    void beginStoreWork() {
        results.callSubstituteAt(PORTION);
    }

    /** Ends what {@link #beginStoreWork} began. */
    void endStoreWork() {
        results.callSubstituteAt(Integer.MAX_VALUE);
    }

    /** Waits until there is something to do in place of a thread that works with the store, and does it. */
    void substitute(Duration limit) {
        results.awaitCall(limit);
        proceed();
    }

    /** Ends the wait of a substitute. */
    void callSubstitute() {
        results.callSubstitute();
    }

    /**
     * Returns the results that have arrived and are not yet recorded, at most a batch of them. Gives back what cannot
     * be sent soon.
     */
    List<DeliveryResult> arrived() {
        locked(() -> inFlight.overdue(Deadline.nanoTime())).forEach(this::giveUp);
        return locked(() -> {
            takeResults();
            boolean nothing = sendsNothing.getAsBoolean();
            inFlight.release(webhookId -> nothing || endpoints.isHeld(webhookId), Deadline.nanoTime());
            return inFlight.batch(MAX_RECORDED_AT_ONCE);
        });
    }

    /** Returns what may be claimed next, or null if nothing may. */
    @Nullable
    ClaimRequest next() {
        Subscriptions subscriptions = directory.current(); // read even if there is no room, see attend()
        return locked(() -> planner.next(subscriptions, inFlight));
    }

    /** Adds what was claimed. It is sent by {@link #proceed}. */
    void claimed(List<Claim> claims, ClaimRequest request) {
        long begin = Deadline.nanoTime();
        long margin = Deadline.nanosOf(settings.leaseMargin());
        // A claim ends shortly before the lease expires, so that the result can still be recorded.
        InFlight.Term term =
                new InFlight.Term(begin, begin + margin / 2, begin + Deadline.nanosOf(request.lease()) - margin / 10);
        boolean more = locked(() -> {
            for (Claim claim : claims) {
                Claim earlier = inFlight.claimed(claim, term);
                if (earlier != null) {
                    endpoints.released(earlier.webhookId());
                }
            }
            return claims.size() >= request.limit() && inFlight.count() < settings.maxInFlight();
        });
        if (more && !claims.isEmpty()) {
            signal.raise();
        }
    }

    /** Removes the last batch after the store has recorded it. */
    void recorded() {
        locked(() -> {
            inFlight.recorded();
            return true;
        });
    }

    /** The number of deliveries that are claimed and not yet recorded. */
    int count() {
        return locked(inFlight::count);
    }

    /** The number of deliveries in flight whose results are expected soon, without those of endpoints that hang. */
    int expected() {
        return locked(() -> Math.max(0, inFlight.count() - endpoints.silent()));
    }

    /** Returns whether a webhook's circuit breaker is open or half open. */
    boolean isBreakerOpen(String webhookId) {
        return endpoints.isBreakerOpen(webhookId);
    }

    /** Returns the webhooks whose breaker is open or half open. */
    Set<String> openBreakers() {
        return endpoints.openBreakers();
    }

    /** Returns the breakers that opened or closed since the last call, in order. */
    List<BreakerChange> takeBreakerChanges() {
        return endpoints.takeBreakerChanges();
    }

    /** Returns why an endpoint's deliveries wait, or null. */
    @Nullable
    Waiting endpointWait(String webhookId) {
        return endpoints.wait(webhookId);
    }

    /** Returns when the first paused endpoint may be tried again, or null if none is paused. */
    @Nullable
    Instant nextPauseEnd() {
        return planner.nextPauseEnd();
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
