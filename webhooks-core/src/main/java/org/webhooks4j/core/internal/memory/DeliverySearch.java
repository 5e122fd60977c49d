package org.webhooks4j.core.internal.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.EventSelection;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.core.internal.id.EventIds;

/** Runs queries on deliveries in memory. */
final class DeliverySearch {

    private DeliverySearch() {}

    static Page<Delivery> page(Stream<Delivery> deliveries, DeliveryQuery query) {
        Comparator<String> order = query.oldestFirst() ? EventIds.DELIVERIES : EventIds.DELIVERIES.reversed();
        List<Delivery> found = deliveries
                .filter(delivery -> matches(delivery, query))
                .filter(delivery -> query.cursor() == null || order.compare(delivery.id(), query.cursor()) > 0)
                .sorted(Comparator.comparing(Delivery::id, order))
                .limit(query.limit() + 1L)
                .toList();
        return page(found, query.limit(), Delivery::id);
    }

    /** Returns a page of the results, which contain one more entry than the limit if there is a next page. */
    static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    static boolean matches(SkippedEvent entry, SkippedQuery query) {
        return is(query.eventType(), entry.eventType())
                && is(query.objectType(), entry.objectType())
                && is(query.objectId(), entry.objectId())
                && isWithin(query, entry.occurredAt());
    }

    private static boolean matches(Delivery delivery, DeliveryQuery query) {
        return is(query.delivery(), delivery.id())
                && is(query.webhook(), delivery.webhookId())
                && is(query.status(), delivery.status())
                && is(query.eventType(), delivery.eventType())
                && is(query.objectType(), delivery.objectType())
                && is(query.objectId(), delivery.objectId())
                && isWithin(query, delivery.occurredAt());
    }

    private static boolean isWithin(EventSelection<?> query, Instant at) {
        return (query.from() == null || !at.isBefore(query.from())) && (query.to() == null || at.isBefore(query.to()));
    }

    private static boolean is(@Nullable Object wanted, Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
