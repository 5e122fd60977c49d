package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.delivery.attempt.Sender;
import org.webhooks4j.core.internal.delivery.endpoint.Endpoints;
import org.webhooks4j.core.internal.fault.TroubleLog;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
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
 * what follows from it may be done while another thread takes the next. Between steps requests are in flight without
 * holding a thread, and their results arrive from any thread.
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
    private final Sender sender;
    private final OutcomeReactions afterRecording;
    private final Signal signal = new Signal();
    private final ResultQueue arrivals = new ResultQueue(signal);
    private final Deque<DeliveryResult> unrecorded = new ArrayDeque<>();
    private final Queue<List<DeliveryResult>> untold = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final TroubleLog claiming = new TroubleLog(LOG, "Claiming deliveries");
    private final TroubleLog recording = new TroubleLog(LOG, "Recording deliveries");
    private final InFlight inFlight = new InFlight();
    private final long givenUpBefore;
    private int wanted;
    private volatile @Nullable Instant nextPauseEnd;

    /** Puts the parts together. */
    public DeliveryCycle(
            DeliverySettings settings,
            DeliveryQueue queue,
            DeliveryLog log,
            WebhookDirectory directory,
            Sender sender,
            OutcomeReactions afterRecording,
            Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.log = log;
        this.directory = directory;
        this.endpoints = new Endpoints(new SteadyTime(clock), settings.maxInFlightPerWebhook());
        this.sender = sender;
        this.afterRecording = afterRecording;
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

    /** How many deliveries are claimed and not yet recorded. */
    int inFlight() {
        return inFlight.count() + unrecorded.size();
    }

    /** How many of them may be expected back soon: those of endpoints that hang may not. */
    int expected() {
        return Math.max(0, inFlight() - endpoints.silent());
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

    /** When the first of the endpoints that are left alone may be tried again. May be asked by any thread. */
    @Nullable
    Instant nextPauseEnd() {
        return nextPauseEnd;
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
        boolean together = troubles() == 0 && batch.stream().noneMatch(DeliveryCycle::isGone);
        List<Claim> claims = complete(batch, together ? nextRequest(batch) : null);
        if (claims == null) {
            return new Step(0, List.of());
        }
        if (together) {
            return new Step(batch.size(), claims);
        }
        tell();
        return new Step(batch.size(), claim());
    }

    /** Sends what a step claimed, and then sees to what follows from results. By any thread, after the step. */
    void follow(Step step) {
        Newest newest = new Newest(directory);
        step.claimed().forEach(claim -> sendGuarded(claim, newest));
        // What another thread is at is not waited for: it goes on with what was left to it.
        while (!untold.isEmpty() && telling.tryLock()) {
            try {
                tellInOrder();
            } finally {
                telling.unlock();
            }
        }
    }

    /** What goes wrong with one keeps no other from being sent; without a result it is given up when it is overdue. */
    private void sendGuarded(Claim claim, Newest newest) {
        try {
            send(claim, newest);
        } catch (Throwable e) {
            LOG.error("Delivery {} could not be sent; it is tried again later", claim.deliveryId(), e);
        }
    }

    private void send(Claim claim, Newest newest) {
        Subscription subscription;
        try {
            subscription = subscription(claim, newest);
        } catch (Throwable e) {
            LOG.warn("Webhook {} cannot be read; its delivery waits", claim.webhookId(), e);
            arrivals.add(DeliveryResult.unsent(Completion.released(claim, UNKNOWN_PAUSE), null));
            return;
        }
        sender.send(claim, subscription, arrivals::add);
    }

    /** Records what has arrived. Returns how many results that are; none if the store cannot be reached. */
    int record() {
        List<DeliveryResult> batch = arrived();
        if (batch.isEmpty() || complete(batch, null) == null) {
            return 0;
        }
        tell();
        return batch.size();
    }

    private static boolean isGone(DeliveryResult result) {
        Attempt attempt = result.completion().attempt();
        return attempt != null && attempt.outcome() == Outcome.GONE;
    }

    private List<Claim> claim() {
        try {
            ClaimRequest request = request(List.of());
            List<Claim> claims = request == null ? List.of() : claimed(queue.claim(request), request);
            claiming.succeeded();
            return claims;
        } catch (Throwable e) {
            claiming.failed(e);
            return List.of();
        }
    }

    /** What to claim together with recording, or null if that cannot be told. */
    private @Nullable ClaimRequest nextRequest(List<DeliveryResult> recorded) {
        try {
            return request(recorded);
        } catch (Throwable e) {
            claiming.failed(e);
            return null;
        }
    }

    /** What may be claimed once results have been recorded, or null for nothing. */
    private @Nullable ClaimRequest request(List<DeliveryResult> recorded) {
        Subscriptions subscriptions = directory.current(); // whether or not there is room, as is promised
        Endpoints.Room room = endpoints.room(subscriptions, settings.maxInFlight(), inFlight() - recorded.size());
        long bytes = settings.maxInFlightBytes() - inFlight.bytes() - bytesOf(unrecorded) + bytesOf(recorded);
        nextPauseEnd = endpoints.nextPauseEnd();
        wanted = room.limit();
        return room.limit() < 1 || bytes < 1
                ? null
                : new ClaimRequest(
                        settings.node(),
                        room.limit(),
                        room.limitPerWebhook(),
                        room.limits(),
                        lease(subscriptions),
                        bytes);
    }

    private static long bytesOf(Collection<DeliveryResult> results) {
        long bytes = 0;
        for (DeliveryResult result : results) {
            bytes += result.completion().claim().payloadBytes();
        }
        return bytes;
    }

    private List<Claim> claimed(List<Claim> claims, ClaimRequest request) {
        // A little before the lease is over, so that what becomes of it can still be recorded.
        long begin = Deadline.nanoTime();
        long end = begin + Deadline.nanosOf(request.lease()) - givenUpBefore;
        for (Claim claim : claims) {
            Claim earlier = inFlight.await(claim, begin, end);
            if (earlier != null) {
                endpoints.released(earlier.webhookId());
            }
            endpoints.claimed(claim.webhookId());
        }
        if (!claims.isEmpty() && claims.size() >= wanted && inFlight() < settings.maxInFlight()) {
            signal.raise(); // the slots that are left are given away by other rules
        }
        return claims;
    }

    /**
     * The webhook that a claim is for, or null if it is deleted, whether or not another one has its id by now. Looks
     * twice before it counts as deleted: it may have been created a moment ago by another node.
     */
    private @Nullable Subscription subscription(Claim claim, Newest newest) {
        Subscription known = of(claim, directory.current());
        return known != null ? known : of(claim, newest.subscriptions());
    }

    private static @Nullable Subscription of(Claim claim, Subscriptions subscriptions) {
        Subscription known = subscriptions.byId(claim.webhookId());
        return known != null && known.isFor(claim.incarnation()) ? known : null;
    }

    /** The webhooks as they are after a step's claims were made, read once for all of them, and only if need be. */
    private static final class Newest {
        private final WebhookDirectory directory;
        private @Nullable Subscriptions read;

        Newest(WebhookDirectory directory) {
            this.directory = directory;
        }

        Subscriptions subscriptions() {
            Subscriptions known = read;
            if (known == null) {
                known = directory.refresh();
                read = known;
            }
            return known;
        }
    }

    private Duration lease(Subscriptions subscriptions) {
        Duration own = subscriptions.longestTimeout();
        Duration usual = settings.timeout();
        return (own.compareTo(usual) > 0 ? own : usual).plus(settings.leaseMargin());
    }

    /**
     * Waits until a good part of what is in flight has come back, but not longer than a limit, so that it is recorded,
     * and its place claimed for, together: what a batch costs the store hardly depends on how many it is about. Slow
     * receivers, which may hold most of what is in flight, do not prolong the wait for the others, and those that hang
     * are not waited for.
     */
    void gather(Duration limit) {
        arrivals.await(Math.max(1, Math.min(settings.maxInFlight() / 4, expected() / 2)), limit);
    }

    /** What has arrived and is not recorded yet. An endpoint's request is over whether or not it can be recorded. */
    private List<DeliveryResult> arrived() {
        inFlight.overdue(Deadline.nanoTime()).forEach(this::giveUp);
        while (unrecorded.size() < MAX_RECORDED_AT_ONCE) {
            DeliveryResult result = arrivals.poll();
            if (result == null) {
                break;
            }
            if (!inFlight.arrived(result.completion().claim())) {
                continue; // a second one, or one that came after it was given up
            }
            unrecorded.add(result);
            endpoints.arrived(result);
        }
        return List.copyOf(unrecorded);
    }

    private void giveUp(InFlight.Awaited awaited) {
        Claim claim = awaited.claim();
        LOG.warn("The transport brought no result of delivery {} in its time; it is tried again", claim.deliveryId());
        Subscription known = null;
        try {
            known = of(claim, directory.current());
        } catch (Throwable e) {
            LOG.debug("Webhook {} cannot be read", claim.webhookId(), e);
        }
        arrivals.add(sender.overdue(claim, known, awaited.end() - awaited.begin()));
    }

    /**
     * Returns what was claimed, or null if the store could not be reached; then it is tried again with the next step.
     */
    private @Nullable List<Claim> complete(List<DeliveryResult> batch, @Nullable ClaimRequest next) {
        List<Claim> claims;
        try {
            claims = queue.complete(
                    batch.stream().map(DeliveryResult::completion).toList(), log, next);
            recording.succeeded();
        } catch (Throwable e) {
            recording.failed(e);
            return null;
        }
        unrecorded.clear();
        untold.add(batch);
        return next == null ? claims : claimed(claims, next);
    }

    /** Tells what is recorded, in that order whichever thread comes first. */
    private void tell() {
        telling.lock();
        try {
            tellInOrder();
        } finally {
            telling.unlock();
        }
    }

    private void tellInOrder() {
        for (List<DeliveryResult> batch = untold.poll(); batch != null; batch = untold.poll()) {
            batch.forEach(this::tell);
            afterRecording.settle();
        }
    }

    private void tell(DeliveryResult result) {
        Completion completion = result.completion();
        Attempt attempt = completion.attempt();
        if (attempt != null) {
            afterRecording.recorded(completion, attempt, result.webhook());
        }
    }
}
