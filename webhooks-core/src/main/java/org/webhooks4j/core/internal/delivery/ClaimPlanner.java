package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.endpoint.Endpoints;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.spi.ClaimRequest;

/** Decides how much may be claimed next. Used by one thread at a time, except where a method says otherwise. */
final class ClaimPlanner {

    private final DeliverySettings settings;
    private final Endpoints endpoints;
    private volatile @Nullable Instant nextPauseEnd;

    ClaimPlanner(DeliverySettings settings, Endpoints endpoints) {
        this.settings = settings;
        this.endpoints = endpoints;
    }

    /**
     * Returns what may be claimed, or null if nothing may. Every result that has arrived must have been recorded or be
     * part of the same transaction.
     */
    @Nullable
    ClaimRequest next(Subscriptions subscriptions, InFlight inFlight) {
        Endpoints.Room room =
                endpoints.room(subscriptions, settings.maxInFlight(), inFlight.openCount(), inFlight.unsentByWebhook());
        long bytes = settings.maxInFlightBytes() - inFlight.awaitedBytes();
        nextPauseEnd = endpoints.nextPauseEnd();
        return room.limit() < 1 || bytes < 1
                ? null
                : new ClaimRequest(
                        settings.node(),
                        room.limit(),
                        room.limitPerWebhook(),
                        room.limits(),
                        lease(subscriptions),
                        bytes,
                        room.answering(),
                        room.limitForOthers());
    }

    private Duration lease(Subscriptions subscriptions) {
        Duration own = subscriptions.longestTimeout();
        Duration usual = settings.timeout();
        return (own.compareTo(usual) > 0 ? own : usual).plus(settings.leaseMargin());
    }

    /**
     * Returns when the first paused endpoint may be tried again, or null if none is paused. Callable from any thread.
     */
    @Nullable
    Instant nextPauseEnd() {
        return nextPauseEnd;
    }
}
