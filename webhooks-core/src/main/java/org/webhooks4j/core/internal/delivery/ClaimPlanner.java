package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.endpoint.Endpoints;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.ClaimRequest;

/** Decides how much may be claimed next. For one thread at a time, but for what others may look at. */
final class ClaimPlanner {

    private final DeliverySettings settings;
    private final WebhookDirectory directory;
    private final Endpoints endpoints;
    private volatile @Nullable Instant nextPauseEnd;

    ClaimPlanner(DeliverySettings settings, WebhookDirectory directory, Endpoints endpoints) {
        this.settings = settings;
        this.directory = directory;
        this.endpoints = endpoints;
    }

    /**
     * What may be claimed while results are awaited and nothing that arrived is left to record, or null for nothing.
     *
     * @param awaited how many results are awaited
     * @param awaitedBytes how many bytes of payload their deliveries have together
     */
    @Nullable
    ClaimRequest next(int awaited, long awaitedBytes) {
        Subscriptions subscriptions = directory.current(); // whether or not there is room, as is promised
        Endpoints.Room room = endpoints.room(subscriptions, settings.maxInFlight(), awaited);
        long bytes = settings.maxInFlightBytes() - awaitedBytes;
        nextPauseEnd = endpoints.nextPauseEnd();
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

    private Duration lease(Subscriptions subscriptions) {
        Duration own = subscriptions.longestTimeout();
        Duration usual = settings.timeout();
        return (own.compareTo(usual) > 0 ? own : usual).plus(settings.leaseMargin());
    }

    /** When the first of the endpoints that are left alone may be tried again. May be asked by any thread. */
    @Nullable
    Instant nextPauseEnd() {
        return nextPauseEnd;
    }
}
