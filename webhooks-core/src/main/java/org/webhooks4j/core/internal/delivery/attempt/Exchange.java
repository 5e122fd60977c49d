package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * What is known when an attempt is over.
 *
 * @param claim what was to be sent
 * @param webhook where
 * @param startedAt when it began
 * @param nanos how long it took
 * @param request what was sent, or null if it could not be made
 * @param response what came back, or null if nothing did
 * @param failure why nothing came back, or null if something did
 */
record Exchange(
        Claim claim,
        Webhook webhook,
        Instant startedAt,
        long nanos,
        @Nullable TransportRequest request,
        @Nullable TransportResponse response,
        @Nullable Throwable failure) {

    /** What the attempt ended with. */
    Outcome outcome() {
        if (response != null) {
            return ResponseMeaning.outcomeOf(response.statusCode());
        }
        if (cause() instanceof TransportException e) {
            return e.outcome();
        }
        return request == null ? Outcome.UNSENDABLE : Outcome.CONNECTION_LOST;
    }

    /** The failure itself, which a future may have wrapped; null if a response came. */
    @Nullable
    Throwable cause() {
        return cause(failure);
    }

    static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
