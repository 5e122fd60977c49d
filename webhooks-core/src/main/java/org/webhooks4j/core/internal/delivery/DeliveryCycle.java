package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.delivery.attempt.Sender;
import org.webhooks4j.core.internal.fault.FailureStreakLog;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;

/**
 * Moves deliveries from the queue to their receivers, and the results back, in steps. One thread at a time takes a
 * step; another may take the next step while the first {@linkplain #follow follows} its own. Requests are in flight
 * without holding a thread, and their results arrive on any thread. The cycle works with the store; its
 * {@link SendScheduler} works with the receivers.
 */
public final class DeliveryCycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryCycle.class);

    /**
     * What one step did.
     *
     * @param recorded the number of results recorded
     * @param claimed the claims
     */
    record Step(int recorded, List<Claim> claimed) {

        boolean isIdle() {
            return recorded == 0 && claimed.isEmpty();
        }
    }

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final WebhookDirectory directory;
    private final SendScheduler scheduler;
    private final ReactionQueue reactions;
    private final FailureStreakLog claiming = new FailureStreakLog(LOG, "Claiming deliveries");
    private final FailureStreakLog recording = new FailureStreakLog(LOG, "Recording deliveries");

    private final SteadyTime time;

    private volatile BatchCount claims = BatchCount.NONE;
    private volatile BatchCount recordings = BatchCount.NONE;
    private volatile int inFlightLately;

    /** Whether nothing is claimed or sent until further notice. */
    private volatile boolean paused;

    /** Whether nothing is claimed or sent any more. */
    private volatile boolean ended;

    /** Creates a cycle. */
    public DeliveryCycle(
            DeliverySettings settings,
            DeliveryQueue queue,
            DeliveryLog log,
            WebhookDirectory directory,
            Sender sender,
            OutcomeReactions reactions,
            Clock clock) {
        this.queue = queue;
        this.log = log;
        this.directory = directory;
        this.time = new SteadyTime(clock);
        this.scheduler = new SendScheduler(settings, directory, sender, clock, () -> paused || ended);
        this.reactions = new ReactionQueue(reactions, scheduler::takeBreakerChanges);
    }

    /** The side of the cycle that sends. */
    SendScheduler scheduler() {
        return scheduler;
    }

    /**
     * Stops or resumes claiming and sending. The results of open requests are recorded in any case. Callable from any
     * thread.
     */
    void pause(boolean on) {
        paused = on;
    }

    /** Stops claiming and sending for good. Callable from any thread. */
    void end() {
        ended = true;
    }

    boolean isPaused() {
        return paused;
    }

    /**
     * The number of deliveries that are claimed and not yet recorded, as of the latest step. Callable from any thread.
     */
    int inFlightLately() {
        return inFlightLately;
    }

    /** What claiming has cost so far. Callable from any thread. */
    BatchCount claims() {
        return claims;
    }

    /** What recording has cost so far. Callable from any thread. */
    BatchCount recordings() {
        return recordings;
    }

    /** The number of deliveries that are claimed and not yet recorded. */
    int inFlight() {
        return scheduler.count();
    }

    /** Returns whether a step found nothing to do and nothing is in flight. */
    boolean isIdleAfter(Step step) {
        return scheduler.count() == 0 && step.isIdle() && troubles() == 0;
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
     * what is claimed. The caller must {@link #follow} the step.
     */
    Step step() {
        scheduler.proceed();
        scheduler.beginStoreWork();
        try {
            return recordAndClaim();
        } finally {
            scheduler.endStoreWork();
        }
    }

    private Step recordAndClaim() {
        List<DeliveryResult> batch = scheduler.arrived();
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
    void follow() {
        scheduler.proceed();
        reactions.reactUnlessAnotherDoes();
    }

    /**
     * After {@link #end()}, gives back what was not sent, and records arrived results. Returns how many; zero if the
     * store failed.
     */
    int recordLast() {
        List<DeliveryResult> batch = scheduler.arrived();
        if (batch.isEmpty() || complete(batch, null) == null) {
            return 0;
        }
        reactions.react();
        return batch.size();
    }

    private List<Claim> claim() {
        try {
            ClaimRequest request = planned();
            List<Claim> found = request == null ? List.of() : claim(request);
            claiming.succeeded();
            return found;
        } catch (Throwable e) {
            claiming.failed(e);
            return List.of();
        }
    }

    private List<Claim> claim(ClaimRequest request) {
        long begun = time.nanos();
        List<Claim> found = queue.claim(request);
        claims = claims.plus(found.size(), time.nanos() - begun);
        return claimed(found, request);
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
        ClaimRequest request = scheduler.next();
        return paused || ended ? null : request;
    }

    /** Records a batch. Returns what was claimed, or null if the store failed; the next step then retries. */
    private @Nullable List<Claim> complete(List<DeliveryResult> batch, @Nullable ClaimRequest next) {
        List<Claim> found;
        long begun = time.nanos();
        try {
            found = record(batch.stream().map(DeliveryResult::completion).toList(), next);
            recording.succeeded();
        } catch (Throwable e) {
            recording.failed(e);
            return null;
        }
        recordings = recordings.plus(batch.size(), time.nanos() - begun);
        scheduler.recorded();
        inFlightLately = scheduler.count();
        reactions.add(batch);
        if (next == null) {
            return found;
        }
        claims = claims.plus(found.size(), 0);
        return claimed(found, next);
    }

    private List<Claim> record(List<Completion> completions, @Nullable ClaimRequest next) {
        if (next == null) {
            queue.complete(completions, log);
            return List.of();
        }
        return queue.completeAndClaim(completions, log, next);
    }

    private List<Claim> claimed(List<Claim> found, ClaimRequest request) {
        scheduler.claimed(found, request);
        inFlightLately = scheduler.count();
        return found;
    }
}
