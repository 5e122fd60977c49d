package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * Moves deliveries from the queue to their receivers and the results back, in steps. One thread at a time takes a step;
 * another one may take the next while the first {@linkplain #follow follows} its step. Between steps requests are in
 * flight without holding a thread, and their results arrive from any thread.
 */
public final class DeliveryCycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryCycle.class);

    private static final int MAX_RECORDED_AT_ONCE = 500;

    /** For how long a delivery waits whose webhook is not known here and cannot be looked up. */
    private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(5);

    /**
     * What was done at once.
     *
     * @param recorded how many results were recorded
     * @param claimed what was claimed, and is to be sent
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

    /** Puts the parts together. */
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
        this.reactions = new ReactionQueue(reactions);
        this.givenUpBefore = Deadline.nanosOf(settings.leaseMargin()) / 10;
    }

    /** Raised whenever a result arrives, and by whoever has something to do. */
    Signal signal() {
        return signal;
    }

    /** May be asked by any thread. */
    boolean isBreakerOpen(String webhookId) {
        return endpoints.isBreakerOpen(webhookId);
    }

    /** What an endpoint makes deliveries wait for. May be asked by any thread. */
    @Nullable
    Waiting endpointWait(String webhookId) {
        return endpoints.wait(webhookId);
    }

    /** When the first of the endpoints that are left alone may be tried again. May be asked by any thread. */
    @Nullable
    Instant nextPauseEnd() {
        return planner.nextPauseEnd();
    }

    /** How many deliveries are claimed and not yet recorded. */
    int inFlight() {
        return inFlight.count();
    }

    /** How many of them may be expected back soon: those of endpoints that hang may not. */
    int expected() {
        return Math.max(0, inFlight.count() - endpoints.silent());
    }

    /** Whether a step found nothing to do, and nothing is in flight. */
    boolean isIdleAfter(Step step) {
        return inFlight.count() == 0 && step.isIdle() && troubles() == 0;
    }

    /** How often in a row the store could not be reached. */
    int troubles() {
        return Math.max(claiming.failures(), recording.failures());
    }

    /** What keeps the store from being worked with, or null if nothing does. May be asked by any thread. */
    @Nullable
    String trouble() {
        String trouble = claiming.trouble();
        return trouble == null ? recording.trouble() : trouble;
    }

    /** Promises to look after the webhooks at least once in each interval, in {@link #step()}. */
    void attendToWebhooks(Duration interval) {
        directory.attend(interval);
    }

    /** Ends that promise. */
    void leaveWebhooks() {
        directory.leave();
    }

    /**
     * Records what has arrived and claims what is due and may be claimed; both in one transaction of the store, where
     * that makes no difference to what is claimed. {@link #follow} is to be called with what it returns.
     */
    Step step() {
        List<DeliveryResult> batch = arrived();
        if (batch.isEmpty()) {
            return new Step(0, claim());
        }
        // A receiver that is gone must be deactivated first. And trouble with claiming must not keep results, which
        // are known already, from being recorded.
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

    /** Sends what a step claimed, and then reacts to what was recorded. By any thread, after the step. */
    void follow(Step step) {
        ClaimedWebhooks webhooks = new ClaimedWebhooks(directory);
        for (Claim claim : step.claimed()) {
            send(claim, webhooks);
        }
        reactions.reactUnlessAnotherDoes();
    }

    /** Records what has arrived. Returns how many results that are; none if the store cannot be reached. */
    int record() {
        List<DeliveryResult> batch = arrived();
        if (batch.isEmpty() || complete(batch, null) == null) {
            return 0;
        }
        reactions.react();
        return batch.size();
    }

    /**
     * Waits until a good part of what is in flight has come back, but not longer than a limit, so that it is recorded,
     * and its place claimed for, together: what a batch costs the store hardly depends on how many it is about. Slow
     * receivers, which may hold most of what is in flight, do not prolong the wait for the others, and those that hang
     * are not waited for.
     */
    void gather(Duration limit) {
        results.await(Math.max(1, Math.min(settings.maxInFlight() / 4, expected() / 2)), limit);
    }

    /** What goes wrong with one keeps no other from being sent; without a result it is given up when it is overdue. */
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

    /** What has arrived and is not recorded yet. An endpoint's request is over whether or not it can be recorded. */
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
            ClaimRequest request = planner.next(inFlight.awaitedCount(), inFlight.awaitedBytes());
            List<Claim> claims = request == null ? List.of() : claimed(queue.claim(request), request);
            claiming.succeeded();
            return claims;
        } catch (Throwable e) {
            claiming.failed(e);
            return List.of();
        }
    }

    /** What to claim together with recording, or null if that cannot be told. */
    private @Nullable ClaimRequest nextClaim() {
        try {
            return planner.next(inFlight.awaitedCount(), inFlight.awaitedBytes());
        } catch (Throwable e) {
            claiming.failed(e);
            return null;
        }
    }

    /** Returns what was claimed, or null if the store could not be reached; then the next step tries again. */
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
        // A little before the lease is over, so that what becomes of it can still be recorded.
        long begin = Deadline.nanoTime();
        long end = begin + Deadline.nanosOf(request.lease()) - givenUpBefore;
        for (Claim claim : claims) {
            Claim earlier = inFlight.claimed(claim, begin, end);
            if (earlier != null) {
                endpoints.released(earlier.webhookId());
            }
            endpoints.claimed(claim.webhookId());
        }
        if (!claims.isEmpty() && claims.size() >= request.limit() && inFlight.count() < settings.maxInFlight()) {
            signal.raise(); // the slots that are left are given away by other rules
        }
        return claims;
    }
}
