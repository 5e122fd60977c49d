package org.webhooks4j.core.internal.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.StoredEvent;

/** Presents pending deliveries from the queue and ended ones from the log as one list. */
public final class DeliveryArchive {

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final EventStore events;
    private final JsonCodec codec;
    private final AccumulatedUpdate accumulated;
    private final DeliveryAudit audit;
    private final Predicate<Delivery> hasItsWebhook;
    private final Runnable wakeUp;

    /** Creates an archive. */
    public DeliveryArchive(
            DeliveryQueue queue,
            DeliveryLog log,
            EventStore events,
            JsonCodec codec,
            AccumulatedUpdate accumulated,
            DeliveryAudit audit,
            Predicate<Delivery> hasItsWebhook,
            Runnable wakeUp) {
        this.queue = queue;
        this.log = log;
        this.events = events;
        this.codec = codec;
        this.accumulated = accumulated;
        this.audit = audit;
        this.hasItsWebhook = hasItsWebhook;
        this.wakeUp = wakeUp;
    }

    /** Returns this archive for an actor's actions. */
    DeliveryArchive as(@Nullable String actor) {
        return new DeliveryArchive(queue, log, events, codec, accumulated, audit.as(actor), hasItsWebhook, wakeUp);
    }

    Page<Delivery> search(DeliveryQuery query) {
        if (query.status() == DeliveryStatus.PENDING) {
            return queue.pending(query);
        }
        if (query.status() != null) {
            return log.search(query);
        }
        Comparator<String> order = query.oldestFirst() ? EventIds.DELIVERIES : EventIds.DELIVERIES.reversed();
        Page<Delivery> pending = queue.pending(query);
        Page<Delivery> past = log.search(query);
        // A delivery that ended between the two queries is in both; the log's entry is newer.
        Set<String> ended = past.items().stream().map(Delivery::id).collect(Collectors.toSet());
        List<Delivery> merged = Stream.concat(
                        pending.items().stream().filter(delivery -> !ended.contains(delivery.id())),
                        past.items().stream())
                .sorted(Comparator.comparing(Delivery::id, order))
                .toList();
        List<Delivery> items = merged.subList(0, Math.min(merged.size(), query.limit()));
        boolean more = items.size() < merged.size() || pending.next() != null || past.next() != null;
        return new Page<>(List.copyOf(items), more ? items.get(items.size() - 1).id() : null);
    }

    Optional<DeliveryDetails> details(String id) {
        return find(id).map(delivery -> new DeliveryDetails(delivery, event(delivery), log.attempts(id)));
    }

    Optional<Delivery> find(String id) {
        if (!CleanText.isClean(id)) {
            return Optional.empty();
        }
        DeliveryQuery query = DeliveryQuery.all().withDelivery(id).withLimit(1);
        // A redelivered delivery moves from the log to the queue, which was queried first, so the queue is queried
        // again.
        return Stream.<Supplier<Page<Delivery>>>of(() -> search(query), () -> queue.pending(query))
                .flatMap(look -> look.get().items().stream())
                .findFirst();
    }

    private @Nullable Event event(Delivery delivery) {
        StoredEvent stored = events.find(delivery.eventId()).orElse(null);
        if (stored == null) {
            return null;
        }
        try {
            StoredEvent base = events.base(delivery.id()).orElse(null);
            return EventPayload.read(codec, accumulated.of(stored, base));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    void redeliver(String id) {
        Delivery delivery = find(id).orElseThrow(() -> new NotFoundException("there is no delivery '" + id + "'"));
        if (delivery.status() == DeliveryStatus.PENDING) {
            throw new IllegalStateException(
                    "delivery '" + id + "' is pending already; it is sent as soon as it is due");
        }
        if (!hasItsWebhook.test(delivery)) {
            throw new NotFoundException("the webhook '" + delivery.webhookId() + "' of delivery '" + id
                    + "' was deleted; there is nowhere to send it, even if another one has that id by now");
        }
        if (redeliver(List.of(delivery)) == 0) {
            if (events.find(delivery.eventId()).isEmpty()) {
                throw new NotFoundException("the event of delivery '" + id + "' is no longer stored");
            }
            throw new IllegalStateException("delivery '" + id + "' is being redelivered by somebody else already");
        }
        wakeUp.run();
    }

    ReplayResult redeliver(Set<String> ids) {
        if (ids.size() > DeliveryOperations.MAX_SELECTED) {
            throw new IllegalArgumentException(
                    ids.size() + " deliveries are too many; pass " + DeliveryOperations.MAX_SELECTED + " at most");
        }
        Map<Boolean, List<Delivery>> byTest = ids.stream()
                .flatMap(id -> find(id).stream())
                .filter(delivery -> delivery.status() != DeliveryStatus.PENDING && hasItsWebhook.test(delivery))
                .collect(Collectors.partitioningBy(delivery -> delivery.trigger() == Trigger.TEST));
        int redelivered = byTest.values().stream().mapToInt(this::redeliver).sum();
        wakeUp.run();
        return new ReplayResult(redelivered, ids.size() - redelivered);
    }

    /** Redelivers deliveries that are all tests or all none, and returns how many. */
    private int redeliver(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return 0;
        }
        // A test delivery stays one, so that it is neither retried nor counted against the webhook.
        Trigger trigger = deliveries.get(0).trigger() == Trigger.TEST ? Trigger.TEST : Trigger.MANUAL;
        return queue.redeliver(deliveries, trigger, audit.reopening(log, Action.REDELIVERED, deliveries))
                .size();
    }

    ReplayResult replay(ReplayRequest request) {
        ReplayResult replay = new Replayer(queue, log, audit, hasItsWebhook).replay(request);
        wakeUp.run();
        return replay;
    }
}
