package org.webhooks4j.core.internal.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.Claim;
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
        @Nullable Throwable failure) {}
