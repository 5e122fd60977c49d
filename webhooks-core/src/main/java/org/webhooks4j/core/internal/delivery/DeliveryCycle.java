package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.delivery.attempt.Sender;
import org.webhooks4j.core.internal.delivery.endpoint.Endpoints;
import org.webhooks4j.core.internal.fault.FailureStreakLog;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;

/**
 * Moves deliveries from the queue to their receivers, and the results back, in steps. One thread at a time takes a
 * step; another may take the next step while the first {@linkplain #follow follows} its own. Between steps, requests
 * are in flight without holding a thread, and their results arrive on any thread.
 */
public final class DeliveryCycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryCycle.class);

    private static final int MAX_RECORDED_AT_ONCE = 500;

    /** Delay of a delivery whose webhook is not cached on this node and cannot be read. */
    private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(5);

    /**
     * What one step did.
     *
     * @param recorded the number of results recorded
     * @param claimed the claims, which are to be sent
     */
    record Step(int recorded, List<Claim> claimed) {

        boolean isIdle() {
            return recorded == 0 && claimed.isEmpty();
        }
    }

    private final DeliverySettings settings;
    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final WebhookDirectory directory;
    private final Endpoints endpoints;
    private final ClaimPlanner planner;
    private final Sender sender;
    private final ReactionQueue reactions;
    private final Signal signal = new Signal();
    private final ResultQueue results = new ResultQueue(signal);
    private final InFlight inFlight = new InFlight();
    private final FailureStreakLog claiming = new FailureStreakLog(LOG, "Claiming deliveries");
    private final FailureStreakLog recording = new FailureStreakLog(LOG, "Recording deliveries");
    private final long givenUpBefore;

    private volatile int inFlightLately;

    /** Whether nothing is claimed until further notice. */
    private volatile boolean paused;

    /** Creates a cycle. */
    public DeliveryCycle(
            DeliverySettings settings,
            DeliveryQueue queue,
            DeliveryLog log,
            WebhookDirectory directory,
            Sender sender,
            OutcomeReactions reactions,
            Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.log = log;
        this.directory = directory;
        this.endpoints = new Endpoints(new SteadyTime(clock), settings.maxInFlightPerWebhook());
        this.planner = new ClaimPlanner(settings, directory, endpoints);
        this.sender = sender;
        this.reactions = new ReactionQueue(reactions, endpoints::takeBreakerChanges);
        this.givenUpBefore = Deadline.nanosOf(settings.leaseMargin()) / 10;
    }

    /** The signal that is raised when a result arrives or a caller has work for the loop. */
    Signal signal() {
        return signal;
    }

    /** Returns whether a webhook's circuit breaker is open or half open. Callable from any thread. */
    boolean isBreakerOpen(String webhookId) {
        return endpoints.isBreakerOpen(webhookId);
    }

    /** Returns why an endpoint's deliveries wait, or null. Callable from any thread. */
    @Nullable
    Waiting endpointWait(String webhookId) {
        return endpoints.wait(webhookId);
    }

    /**
     * Returns when the first paused endpoint may be tried again, or null if none is paused. Callable from any thread.
     */
    @Nullable
    Instant nextPauseEnd() {
        return planner.nextPauseEnd();
    }

    /** Stops or resumes claiming. What is in flight is recorded in any case. Callable from any thread. */
    void pause(boolean on) {
        paused = on;
    }

    boolean isPaused() {
        return paused;
    }

    /** Returns the webhooks whose breaker is open or half open. Callable from any thread. */
    Set<String> openBreakers() {
        return endpoints.openBreakers();
    }

    /**
     * The number of deliveries that are claimed and not yet recorded, as of the latest step. Callable from any thread.
     */
    int inFlightLately() {
        return inFlightLately;
    }

    /** The number of deliveries that are claimed and not yet recorded. */
    int inFlight() {
        return inFlight.count();
    }

    /** The number of deliveries in flight whose results are expected soon, without those of endpoints that hang. */
    int expected() {
        return Math.max(0, inFlight.count() - endpoints.silent());
    }

    /** Returns whether a step found nothing to do and nothing is in flight. */
    boolean isIdleAfter(Step step) {
        return inFlight.count() == 0 && step.isIdle() && troubles() == 0;
    }

    /** The number of consecutive store failures. */
    int troubles() {
        return Math.max(claiming.failures(), recording.failures());
    }

    /** Returns why the store is failing, or null if it is not. Callable from any thread. */
    @Nullable
    String trouble() {
        String trouble = claiming.trouble();
        return trouble == null ? recording.trouble() : trouble;
    }

    /** Promises the directory to refresh the webhooks at least once per interval, in {@link #step()}. */
    void attendToWebhooks(Duration interval) {
        directory.attend(interval);
    }

    /** Ends the promise made with {@link #attendToWebhooks}. */
    void leaveWebhooks() {
        directory.leave();
    }

    /**
     * Records arrived results and claims due deliveries. Does both in one store transaction if that does not change
     * what is claimed. The caller must pass the returned step to {@link #follow}.
     */
    Step step() {
        List<DeliveryResult> batch = arrived();
        if (batch.isEmpty()) {
            return new Step(0, claim());
        }
        // A webhook whose receiver is gone must be deactivated before claiming, and a failure to claim must not keep
        // arrived results from being recorded.
        boolean together = troubles() == 0 && batch.stream().noneMatch(DeliveryResult::isGone);
        List<Claim> claims = complete(batch, together ? nextClaim() : null);
        if (claims == null) {
            return new Step(0, List.of());
        }
        if (together) {
            return new Step(batch.size(), claims);
        }
        reactions.react();
        return new Step(batch.size(), claim());
    }

    /** Sends what a step claimed and then reacts to what it recorded. Callable from any thread, after the step. */
    void follow(Step step) {
        ClaimedWebhooks webhooks = new ClaimedWebhooks(directory);
        for (Claim claim : step.claimed()) {
            send(claim, webhooks);
        }
        reactions.reactUnlessAnotherDoes();
    }

    /** Records arrived results. Returns how many were recorded; zero if the store failed. */
    int record() {
        List<DeliveryResult> batch = arrived();
        if (batch.isEmpty() || complete(batch, null) == null) {
            return 0;
        }
        reactions.react();
        return batch.size();
    }

    /**
     * Waits, up to a limit, until a large part of the deliveries in flight has arrived, so that they are recorded and
     * replaced in one batch. The cost of a batch hardly depends on its size. Slow receivers, which may hold most of the
     * deliveries in flight, do not prolong the wait for the others. The wait does not include receivers that hang.
     */
    void gather(Duration limit) {
        results.await(Math.max(1, Math.min(settings.maxInFlight() / 4, expected() / 2)), limit);
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

    /**
     * Returns the results that have arrived and are not yet recorded. The endpoint's slot is freed even if recording
     * fails.
     */
    private List<DeliveryResult> arrived() {
        inFlight.overdue(Deadline.nanoTime()).forEach(this::giveUp);
        while (inFlight.arrivedCount() < MAX_RECORDED_AT_ONCE) {
            DeliveryResult result = results.poll();
            if (result == null) {
                break;
            }
            if (inFlight.take(result)) {
                endpoints.arrived(result);
            }
        }
        return inFlight.arrived();
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
        results.add(sender.overdue(claim, known, awaited.end() - awaited.begin()));
    }

    private List<Claim> claim() {
        try {
            ClaimRequest request = planned();
            List<Claim> claims = request == null ? List.of() : claimed(queue.claim(request), request);
            claiming.succeeded();
            return claims;
        } catch (Throwable e) {
            claiming.failed(e);
            return List.of();
        }
    }

    /** Returns what to claim in the recording transaction, or null if nothing may be claimed or planning failed. */
    private @Nullable ClaimRequest nextClaim() {
        try {
            return planned();
        } catch (Throwable e) {
            claiming.failed(e);
            return null;
        }
    }

    /** Plans also while paused, because that is what refreshes the webhooks. */
    private @Nullable ClaimRequest planned() {
        ClaimRequest request = planner.next(inFlight.awaitedCount(), inFlight.awaitedBytes());
        return paused ? null : request;
    }

    /** Records a batch. Returns what was claimed, or null if the store failed; the next step then retries. */
    private @Nullable List<Claim> complete(List<DeliveryResult> batch, @Nullable ClaimRequest next) {
        List<Claim> claims;
        try {
            claims = record(batch.stream().map(DeliveryResult::completion).toList(), next);
            recording.succeeded();
        } catch (Throwable e) {
            recording.failed(e);
            return null;
        }
        inFlight.recorded();
        inFlightLately = inFlight.count();
        reactions.add(batch);
        return next == null ? claims : claimed(claims, next);
    }

    private List<Claim> record(List<Completion> completions, @Nullable ClaimRequest next) {
        if (next == null) {
            queue.complete(completions, log);
            return List.of();
        }
        return queue.completeAndClaim(completions, log, next);
    }

    private List<Claim> claimed(List<Claim> claims, ClaimRequest request) {
        // Ends shortly before the lease expires, so that the result can still be recorded.
        long begin = Deadline.nanoTime();
        long end = begin + Deadline.nanosOf(request.lease()) - givenUpBefore;
        for (Claim claim : claims) {
            Claim earlier = inFlight.claimed(claim, begin, end);
            if (earlier != null) {
                endpoints.released(earlier.webhookId());
            }
            endpoints.claimed(claim.webhookId());
        }
        inFlightLately = inFlight.count();
        if (!claims.isEmpty() && claims.size() >= request.limit() && inFlight.count() < settings.maxInFlight()) {
            signal.raise(); // SlotAllocation has other rules for the remaining slots
        }
        return claims;
    }
}
