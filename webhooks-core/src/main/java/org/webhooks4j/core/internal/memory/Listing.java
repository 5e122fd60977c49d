package org.webhooks4j.core.internal.memory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.core.internal.id.EventIds;

/** What a query finds in memory. */
final class Listing {

    private Listing() {}

    static Page<Delivery> page(Stream<Delivery> deliveries, DeliveryQuery query) {
        Comparator<String> order = query.oldestFirst() ? EventIds.DELIVERIES : EventIds.DELIVERIES.reversed();
        List<Delivery> found = deliveries
                .filter(delivery -> matches(delivery, query))
                .filter(delivery -> query.cursor() == null || order.compare(delivery.id(), query.cursor()) > 0)
                .sorted(Comparator.comparing(Delivery::id, order))
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page<>(found, null);
        }
        List<Delivery> items = found.subList(0, query.limit());
        return new Page<>(List.copyOf(items), items.get(items.size() - 1).id());
    }

    private static boolean matches(Delivery delivery, DeliveryQuery query) {
        return is(query.delivery(), delivery.id())
                && is(query.webhook(), delivery.webhookId())
                && is(query.status(), delivery.status())
                && is(query.eventType(), delivery.eventType())
                && is(query.objectType(), delivery.objectType())
                && is(query.objectId(), delivery.objectId())
                && (query.from() == null || !delivery.occurredAt().isBefore(query.from()))
                && (query.to() == null || delivery.occurredAt().isBefore(query.to()));
    }

    private static boolean is(@Nullable Object wanted, Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
