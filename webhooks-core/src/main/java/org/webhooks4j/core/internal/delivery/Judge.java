package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/**
 * Decides what an exchange means for its delivery: delivered, to be tried again and when, or dead. What this process
 * itself failed to send was no attempt.
 */
public final class Judge {

    /** Of the webhooks' own schedules, as {@link org.webhooks4j.Webhook#retryDelays()} promises. */
    private static final double JITTER = 0.2;

    /** How soon to try again what this process itself failed to send. */
    private static final Duration OWN_PAUSE = Duration.ofSeconds(1);

    private final RetryPolicy retries;
    private final long seed;
    private final AttemptRecorder recorder;

    /** Puts the parts together. */
    public Judge(RetryPolicy retries, RandomGenerator random, String node) {
        this.retries = retries;
        this.seed = random.nextLong();
        this.recorder = new AttemptRecorder(node);
    }

    Result judge(Exchange exchange) {
        Outcome outcome = outcome(exchange);
        if (outcome == Outcome.SENDER_FAILURE && exchange.claim().trigger() != Trigger.TEST) {
            return new Result(Completion.released(exchange.claim(), OWN_PAUSE), exchange.webhook(), OWN_PAUSE);
        }
        Duration pause = pause(exchange, outcome);
        Duration delay = delay(exchange, outcome, pause);
        Instant next =
                delay == null ? null : exchange.at().plusNanos(exchange.nanos()).plus(delay);
        Attempt attempt = recorder.attempt(exchange, outcome, next);
        if (outcome == Outcome.DELIVERED) {
            return new Result(
                    Completion.ended(exchange.claim(), DeliveryStatus.DELIVERED, attempt), exchange.webhook(), pause);
        }
        Completion completion = delay == null
                ? Completion.ended(exchange.claim(), DeliveryStatus.DEAD, attempt)
                : Completion.retry(exchange.claim(), delay, attempt);
        return new Result(completion, exchange.webhook(), pause);
    }

    static Outcome outcome(Exchange exchange) {
        TransportResponse response = exchange.response();
        if (response != null) {
            return Responses.outcomeOf(response.statusCode());
        }
        if (exchange.request() == null) {
            return Outcome.UNSENDABLE;
        }
        return cause(exchange.failure()) instanceof TransportException e ? e.outcome() : Outcome.CONNECTION_LOST;
    }

    private static Duration pause(Exchange exchange, Outcome outcome) {
        TransportResponse response = exchange.response();
        return outcome == Outcome.THROTTLED && response != null
                ? Responses.retryAfter(response.headers(), exchange.at())
                : Duration.ZERO;
    }

    /** How long to wait for the next attempt, or null if there is to be none. */
    private @Nullable Duration delay(Exchange exchange, Outcome outcome, Duration pause) {
        // Trying the same again cannot help, and a test has nothing that would be lost.
        if (outcome == Outcome.DELIVERED
                || outcome == Outcome.UNSENDABLE
                || exchange.claim().trigger() == Trigger.TEST) {
            return null;
        }
        List<Duration> own = exchange.webhook().retryDelays();
        RetryPolicy policy = own == null ? retries : RetryPolicy.schedule(own, JITTER);
        Duration scheduled = policy.delayAfter(exchange.claim().attempts() + 1, chanceOf(exchange.claim()));
        return scheduled == null || scheduled.compareTo(pause) >= 0 ? scheduled : pause;
    }

    /** An attempt's own chance, so that its jitter is the same in whatever order answers come. */
    private RandomGenerator chanceOf(Claim claim) {
        return new SplittableRandom(seed ^ hash(claim.deliveryId()) ^ claim.attempts());
    }

    /** FNV-1a with 64 bits: ids in a row differ by a digit or two, for which {@link String#hashCode} collides. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
