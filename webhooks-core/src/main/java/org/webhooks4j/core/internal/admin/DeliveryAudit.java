package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/**
 * Records in the audit log who discarded, hastened, redelivered or replayed deliveries, in the transaction that does
 * it.
 */
public final class DeliveryAudit {

    /** The maximum number of deliveries that an entry lists by id; for more it gives only the number. */
    private static final int MAX_NAMED = 20;

    private final AuditLog audit;
    private final EventIds ids;
    private final Clock clock;
    private final @Nullable String actor;

    private record Step(String webhookId, Field field) {}

    /** Creates an audit without an actor. */
    public DeliveryAudit(AuditLog audit, EventIds ids, Clock clock) {
        this(audit, ids, clock, null);
    }

    private DeliveryAudit(AuditLog audit, EventIds ids, Clock clock, @Nullable String actor) {
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.actor = actor;
    }

    DeliveryAudit as(@Nullable String other) {
        return new DeliveryAudit(audit, ids, clock, other);
    }

    /** Wraps a delivery log so that each append also records the discarded deliveries by webhook. */
    DeliveryLog discarding(DeliveryLog log) {
        return new ForwardingDeliveryLog(log) {
            @Override
            public void append(Transaction transaction, List<Completion> completions) {
                super.append(transaction, completions);
                record(
                        transaction,
                        Action.DISCARDED,
                        completions.stream()
                                .map(Completion::claim)
                                .map(claim -> new Step(
                                        claim.webhookId(), new Field(claim.deliveryId(), "pending", "cancelled"))));
            }
        };
    }

    /** Wraps a delivery log so that reopening any of these deliveries also records them by webhook. */
    DeliveryLog reopening(DeliveryLog log, Action action, List<Delivery> deliveries) {
        return new ForwardingDeliveryLog(log) {
            @Override
            public void reopen(Transaction transaction, Set<String> deliveryIds) {
                super.reopen(transaction, deliveryIds);
                record(
                        transaction,
                        action,
                        deliveries.stream()
                                .filter(delivery -> deliveryIds.contains(delivery.id()))
                                .map(delivery -> new Step(
                                        delivery.webhookId(), new Field(delivery.id(), status(delivery), "pending"))));
            }
        };
    }

    /** Records that a delivery becomes due. */
    void hastened(Transaction transaction, Delivery delivery) {
        String due = Objects.toString(delivery.nextAttemptAt(), "");
        append(transaction, delivery.webhookId(), Action.HASTENED, List.of(new Field(delivery.id(), due, "now")));
    }

    private static String status(Delivery delivery) {
        return delivery.status().name().toLowerCase(Locale.ROOT);
    }

    private void record(Transaction transaction, Action action, Stream<Step> steps) {
        steps.collect(Collectors.groupingBy(
                        Step::webhookId, TreeMap::new, Collectors.mapping(Step::field, Collectors.toList())))
                .forEach((webhookId, fields) -> append(transaction, webhookId, action, bounded(fields)));
    }

    private static List<Field> bounded(List<Field> fields) {
        return fields.size() <= MAX_NAMED
                ? fields
                : List.of(new Field(
                        "deliveries",
                        numbered(fields.stream().map(Field::before)),
                        numbered(fields.stream().map(Field::after))));
    }

    /** Counts equal texts, such as "12 dead, 3 delivered". */
    private static String numbered(Stream<String> texts) {
        return texts
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private void append(Transaction transaction, String webhookId, Action action, List<Field> fields) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        audit.append(transaction, new WebhookChange(ids.nextChange(), at, actor, webhookId, action, fields));
    }
}
