package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.fault.Faults;
import org.webhooks4j.core.internal.fault.FirstFailureLog;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.TransportResponse;

/**
 * Decides what an exchange means for its delivery: delivered, retried after a delay, or dead. A request that this
 * process itself failed to send does not count as an attempt.
 */
public final class RetryDecider {

    private static final Logger LOG = LoggerFactory.getLogger(RetryDecider.class);

    /** The delay before retrying a request that this process itself failed to send. */
    private static final Duration OWN_PAUSE = Duration.ofSeconds(1);

    /** The minimum delay after memory ran out, so that other work can free some. */
    private static final Duration MEMORY_PAUSE = Duration.ofSeconds(5);

    /** Replaces a policy that throws, so that the delivery still ends. */
    private static final RetryPolicy STANDARD = RetryPolicy.standard();

    private final FirstFailureLog trouble = new FirstFailureLog(LOG, "The retry policy");
    private final RetryPolicy retries;
    private final long seed;
    private final AttemptFactory attempts;

    /** Creates a decider. */
    public RetryDecider(RetryPolicy retries, RandomGenerator random, String node) {
        this.retries = retries;
        this.seed = random.nextLong();
        this.attempts = new AttemptFactory(node);
    }

    DeliveryResult decide(Exchange exchange) {
        Outcome outcome = exchange.outcome();
        if (outcome == Outcome.SENDER_FAILURE && exchange.claim().trigger() != Trigger.TEST) {
            return new DeliveryResult(Completion.released(exchange.claim(), OWN_PAUSE), exchange.webhook(), OWN_PAUSE);
        }
        Duration pause = pause(exchange, outcome);
        Duration delay = delay(exchange, outcome, pause);
        Instant next = delay == null
                ? null
                : exchange.startedAt().plusNanos(exchange.nanos()).plus(delay);
        Attempt attempt = attempts.attempt(exchange, outcome, next);
        if (outcome == Outcome.DELIVERED) {
            return new DeliveryResult(
                    Completion.ended(exchange.claim(), DeliveryStatus.DELIVERED, attempt), exchange.webhook(), pause);
        }
        Completion completion = delay == null
                ? Completion.ended(exchange.claim(), DeliveryStatus.DEAD, attempt)
                : Completion.retry(exchange.claim(), delay, attempt);
        return new DeliveryResult(completion, exchange.webhook(), pause);
    }

    private static Duration pause(Exchange exchange, Outcome outcome) {
        TransportResponse response = exchange.response();
        return outcome == Outcome.THROTTLED && response != null
                ? ResponseMeaning.retryAfter(response.headers(), exchange.startedAt())
                : Duration.ZERO;
    }

    /** Returns the delay until the next attempt, or null if there is none. */
    private @Nullable Duration delay(Exchange exchange, Outcome outcome, Duration pause) {
        // A test delivery is not worth a retry.
        if (outcome == Outcome.DELIVERED || exchange.claim().trigger() == Trigger.TEST) {
            return null;
        }
        Duration least = pause;
        if (outcome == Outcome.UNSENDABLE) {
            if (!Faults.mayPass(Objects.requireNonNull(exchange.failure()))) {
                return null; // the retry would fail in the same way
            }
            least = MEMORY_PAUSE;
        }
        Duration scheduled = scheduled(exchange);
        if (scheduled == null || scheduled.compareTo(least) < 0) {
            return scheduled == null ? null : least;
        }
        return scheduled.compareTo(RetryPolicy.MAX_DELAY) > 0 ? RetryPolicy.MAX_DELAY : scheduled;
    }

    private @Nullable Duration scheduled(Exchange exchange) {
        int attempts = exchange.claim().attempts() + 1;
        try {
            List<Duration> own = exchange.webhook().options().retryDelays();
            RetryPolicy policy = own == null ? retries : RetryPolicy.schedule(own, RetryPolicy.STANDARD_JITTER);
            Duration delay = policy.delayAfter(attempts, chanceOf(exchange.claim()));
            trouble.succeeded();
            return delay;
        } catch (Throwable e) {
            trouble.failed(e, "the standard schedule takes its place");
            return STANDARD.delayAfter(attempts, chanceOf(exchange.claim()));
        }
    }

    /** Returns the attempt's own random generator, so that its jitter does not depend on the order of responses. */
    private RandomGenerator chanceOf(Claim claim) {
        return new SplittableRandom(seed ^ hash(claim.deliveryId()) ^ claim.attempts());
    }

    /** 64-bit FNV-1a: consecutive ids differ in one or two digits, for which {@link String#hashCode} collides. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
