package org.webhooks4j.core.internal.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.internal.webhook.Incarnations;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.StoredEvent;

/** A pending delivery. Its mutable part is guarded by the queue's lock. */
final class PendingDelivery {

    final String deliveryId;
    final String webhookId;
    final StoredEvent event;
    final Ordering ordering;
    final Trigger trigger;
    final InMemoryLane lane;
    final long position;
    final long incarnation;

    /** When it may be claimed; while it is leased, when the lease expires. */
    long dueAt;

    /** Whether it is leased; the lease may have expired. */
    boolean leased;

    long sequence;
    int attempts;
    long fence;

    @Nullable
    Attempt lastAttempt;

    /** The first of the updates that this delivery supersedes. */
    @Nullable
    StoredEvent base;

    PendingDelivery(NewDelivery delivery, StoredEvent event, InMemoryLane lane, long position, long dueAt) {
        this.deliveryId = delivery.id();
        this.webhookId = delivery.webhookId();
        this.event = event;
        this.ordering = delivery.ordering();
        this.trigger = delivery.trigger();
        this.incarnation = delivery.incarnation();
        this.lane = lane;
        this.position = position;
        this.dueAt = dueAt;
    }

    boolean isOrdered() {
        return ordering != Ordering.NONE;
    }

    boolean isBlocked() {
        return isOrdered() && !lane.isHead(this);
    }

    private boolean isSupersedable() {
        return ordering == Ordering.LATEST && event.type().equals(EventType.UPDATE);
    }

    /**
     * Returns whether the next entry of its lane supersedes it; never an entry for another webhook with the same id.
     */
    boolean mayGiveWayTo(PendingDelivery next) {
        return isSupersedable() && next.isSupersedable() && !Incarnations.differ(incarnation, next.incarnation);
    }

    Claim toClaim(boolean superseded) {
        return Claim.builder()
                .deliveryId(deliveryId)
                .webhookId(webhookId)
                .event(event)
                .trigger(trigger)
                .sequence(sequence)
                .attempts(attempts)
                .fencingToken(fence)
                .superseded(superseded)
                .base(superseded ? null : base)
                .incarnation(incarnation)
                .build();
    }

    Delivery toDelivery(Instant due) {
        Attempt last = lastAttempt;
        return Delivery.builder()
                .id(deliveryId)
                .webhookId(webhookId)
                .eventId(event.id())
                .eventType(event.type())
                .objectType(event.objectType())
                .objectId(event.objectId())
                .occurredAt(event.occurredAt())
                .status(DeliveryStatus.PENDING)
                .trigger(trigger)
                .sequence(sequence == 0 ? null : sequence)
                .attempts(attempts)
                .nextAttemptAt(isBlocked() || leased ? null : due)
                .lastOutcome(last == null ? null : last.outcome())
                .lastStatusCode(
                        last == null || last.response() == null
                                ? null
                                : last.response().statusCode())
                .lastAttemptAt(last == null ? null : last.startedAt())
                .lastDurationMillis(
                        last == null ? null : Numbers.millisOf(last.timing().total()))
                .incarnation(incarnation)
                .build();
    }
}
