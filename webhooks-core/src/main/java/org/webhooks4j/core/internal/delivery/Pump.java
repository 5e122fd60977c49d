package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;

/**
 * Moves deliveries from the queue to their receivers and the results back, in steps. One thread at a time takes the
 * steps; between them requests are in flight without holding a thread, and their results arrive from any thread.
 */
public final class Pump {

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

    private static final int MAX_RECORDED_AT_ONCE = 500;

    private final WorkSettings settings;
    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final WebhookDirectory directory;
    private final Endpoints endpoints;
    private final Sender sender;
    private final AfterRecording afterRecording;
    private final Signal signal = new Signal();
    private final Arrivals arrivals = new Arrivals(signal);
    private final Deque<Result> unrecorded = new ArrayDeque<>();
    private final TroubleLog claiming = new TroubleLog(LOG, "Claiming deliveries");
    private final TroubleLog recording = new TroubleLog(LOG, "Recording deliveries");
    private int inFlight;
    private volatile long nextPauseEnd;

    /** Puts the parts together. */
    public Pump(
            WorkSettings settings,
            DeliveryQueue queue,
            DeliveryLog log,
            WebhookDirectory directory,
            Sender sender,
            AfterRecording afterRecording,
            Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.log = log;
        this.directory = directory;
        this.endpoints = new Endpoints(clock, settings.maxInFlightPerWebhook());
        this.sender = sender;
        this.afterRecording = afterRecording;
    }

    /** Raised whenever a result arrives, and by whoever has something to do. */
    Signal signal() {
        return signal;
    }

    /** May be asked by any thread. */
    boolean isBreakerOpen(String webhookId) {
        return endpoints.isBreakerOpen(webhookId);
    }

    /** How many deliveries are claimed and not yet recorded. */
    int inFlight() {
        return inFlight;
    }

    /** How often in a row the store could not be reached. */
    int troubles() {
        return Math.max(claiming.failures(), recording.failures());
    }

    /** When the first of the endpoints that are left alone may be tried again. May be asked by any thread. */
    @Nullable
    Instant nextPauseEnd() {
        long end = nextPauseEnd;
        return end == 0 ? null : Instant.ofEpochMilli(end);
    }

    /** Promises to look after the webhooks at least once in each interval, in {@link #claimAndSend()}. */
    void attendToWebhooks(Duration interval) {
        directory.attend(interval);
    }

    /** Ends that promise. */
    void leaveWebhooks() {
        directory.leave();
    }

    /** Claims what is due and may be claimed, and begins to send it. Returns how many that are. */
    int claimAndSend() {
        List<Claim> claims;
        try {
            Subscriptions subscriptions = directory.current();
            int room = settings.maxInFlight() - inFlight;
            if (room < 1) {
                return 0;
            }
            claims = queue.claim(new ClaimRequest(
                    settings.node(),
                    room,
                    settings.maxInFlightPerWebhook(),
                    endpoints.limits(subscriptions),
                    lease(subscriptions)));
            nextPauseEnd = endpoints.nextPauseEnd();
            claiming.succeeded();
        } catch (StoreException e) {
            claiming.failed(e);
            return 0;
        }
        claims.forEach(this::send);
        return claims.size();
    }

    private void send(Claim claim) {
        inFlight++;
        endpoints.claimed(claim.webhookId());
        sender.send(claim, subscription(claim), arrivals::add);
    }

    /** Looks twice before a webhook counts as deleted: it may have been created a moment ago by another node. */
    private @Nullable Subscription subscription(Claim claim) {
        Subscription known = directory.current().byId(claim.webhookId());
        return known != null ? known : directory.refresh().byId(claim.webhookId());
    }

    private Duration lease(Subscriptions subscriptions) {
        Duration own = subscriptions.longestTimeout();
        Duration usual = settings.timeout();
        return (own.compareTo(usual) > 0 ? own : usual).plus(settings.leaseMargin());
    }

    /**
     * Waits until a good part of what is in flight has come back, but not longer than a limit, so that it is recorded,
     * and its place claimed for, together: what a batch costs the store hardly depends on how many it is about. Slow
     * receivers, which may hold most of what is in flight, do not prolong the wait for the others.
     */
    void gather(Duration limit) {
        arrivals.await(Math.max(1, Math.min(settings.maxInFlight() / 4, inFlight / 2)), limit);
    }

    /** Records what has arrived. Returns how many results that are; none if the store cannot be reached. */
    int record() {
        while (unrecorded.size() < MAX_RECORDED_AT_ONCE) {
            Result result = arrivals.poll();
            if (result == null) {
                break;
            }
            unrecorded.add(result);
        }
        if (unrecorded.isEmpty()) {
            return 0;
        }
        List<Result> batch = new ArrayList<>(unrecorded);
        try {
            queue.complete(batch.stream().map(Result::completion).toList(), log);
            recording.succeeded();
        } catch (StoreException e) {
            recording.failed(e);
            return 0;
        }
        unrecorded.clear();
        batch.forEach(this::settle);
        afterRecording.settle();
        return batch.size();
    }

    private void settle(Result result) {
        Completion completion = result.completion();
        inFlight--;
        endpoints.released(completion.claim().webhookId());
        Attempt attempt = completion.attempt();
        if (attempt != null) {
            endpoints.attempted(completion.claim().webhookId(), attempt.outcome(), result.pause());
            afterRecording.recorded(completion, attempt, result.webhook());
        }
    }
}
