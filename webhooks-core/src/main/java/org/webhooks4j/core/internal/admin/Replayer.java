package org.webhooks4j.core.internal.admin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;

/**
 * Puts ended deliveries back into the queue, page by page, so that memory use does not depend on their number. The log
 * lists them by event time, which does not order events of the same millisecond. Within a millisecond, each object's
 * sequence numbers decide.
 */
final class Replayer {

    /** The maximum number of deliveries of one millisecond that are held back to be ordered together. */
    private static final int MAX_HELD = 2_000;

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final DeliveryAudit audit;
    private final Predicate<Delivery> hasItsWebhook;

    private record Lane(String webhookId, String objectType, String objectId) {

        static Lane of(Delivery delivery) {
            return new Lane(delivery.webhookId(), delivery.objectType(), delivery.objectId());
        }
    }

    Replayer(DeliveryQueue queue, DeliveryLog log, DeliveryAudit audit, Predicate<Delivery> hasItsWebhook) {
        this.queue = queue;
        this.log = log;
        this.audit = audit;
        this.hasItsWebhook = hasItsWebhook;
    }

    ReplayResult replay(ReplayRequest request) {
        int redelivered = 0;
        int found = 0;
        DeliveryQuery step = StepQueries.of(request);
        List<Delivery> held = List.of();
        while (true) {
            Page<Delivery> page = log.search(step);
            found += page.items().size();
            List<Delivery> known = new ArrayList<>(held);
            known.addAll(page.items());
            String next = page.next();
            int complete = next == null ? known.size() : untilLastMillisecond(known);
            redelivered += redeliver(known.subList(0, complete));
            if (next == null) {
                return new ReplayResult(redelivered, found - redelivered);
            }
            held = known.subList(complete, known.size());
            step = step.withCursor(next);
        }
    }

    /** Returns how many deliveries precede those of the last millisecond, of which the next page may have more. */
    private static int untilLastMillisecond(List<Delivery> known) {
        if (known.size() >= MAX_HELD) {
            return known.size();
        }
        int end = known.size();
        String last = known.isEmpty() ? "" : EventIds.timeOf(known.get(end - 1).eventId());
        while (end > 0 && EventIds.timeOf(known.get(end - 1).eventId()).equals(last)) {
            end--;
        }
        return end;
    }

    private int redeliver(List<Delivery> deliveries) {
        List<Delivery> wanted = inOrder(deliveries.stream()
                .filter(delivery -> delivery.trigger() != Trigger.TEST && hasItsWebhook.test(delivery))
                .toList());
        return wanted.isEmpty()
                ? 0
                : queue.redeliver(wanted, Trigger.REPLAY, audit.reopening(log, Action.REPLAYED, wanted))
                        .size();
    }

    /** Orders each object's deliveries by sequence number, within the positions that the object already has. */
    private static List<Delivery> inOrder(List<Delivery> deliveries) {
        Map<Lane, List<Delivery>> lanes = new HashMap<>();
        deliveries.forEach(delivery -> lanes.computeIfAbsent(Lane.of(delivery), lane -> new ArrayList<>())
                .add(delivery));
        Map<Lane, Iterator<Delivery>> sorted = new HashMap<>();
        lanes.forEach((lane, all) -> {
            all.sort(Comparator.comparingLong(Replayer::sequence));
            sorted.put(lane, all.iterator());
        });
        List<Delivery> ordered = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            ordered.add(sorted.getOrDefault(Lane.of(delivery), List.of(delivery).iterator())
                    .next());
        }
        return ordered;
    }

    /** Returns 0 for a delivery that was superseded before it was sent, because it has no sequence number. */
    private static long sequence(Delivery delivery) {
        Long sequence = delivery.sequence();
        return sequence == null ? 0 : sequence;
    }
}
