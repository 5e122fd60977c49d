package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * The data of an ended attempt.
 *
 * @param claim the claim that was to be sent
 * @param subscription the webhook with what is derived from it
 * @param startedAt when the attempt began
 * @param nanos how long it took, in nanoseconds
 * @param request the request, or null if it could not be created
 * @param response the response, or null if there was none
 * @param failure why there was no response, or null if there was one
 */
record Exchange(
        Claim claim,
        Subscription subscription,
        Instant startedAt,
        long nanos,
        @Nullable TransportRequest request,
        @Nullable TransportResponse response,
        @Nullable Throwable failure) {

    /** Returns the webhook. */
    Webhook webhook() {
        return subscription.webhook();
    }

    /** Returns the outcome of the attempt. */
    Outcome outcome() {
        if (response != null) {
            return ResponseMeaning.outcomeOf(response.statusCode());
        }
        if (cause() instanceof TransportException e) {
            return e.outcome();
        }
        return request == null ? Outcome.UNSENDABLE : Outcome.CONNECTION_LOST;
    }

    /** Returns the failure, unwrapped from a future's exception; null if there was a response. */
    @Nullable
    Throwable cause() {
        return cause(failure);
    }

    static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
