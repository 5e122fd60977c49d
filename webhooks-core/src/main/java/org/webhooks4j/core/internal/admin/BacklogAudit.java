package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/**
 * Records in the audit log who discarded deliveries, in the transaction that ends them, and who had a delivery sent at
 * once.
 */
public final class BacklogAudit {

    /** The maximum number of deliveries that an entry lists by id; for more it gives only the number. */
    private static final int MAX_NAMED = 20;

    private final AuditLog audit;
    private final EventIds ids;
    private final Clock clock;
    private final @Nullable String actor;

    /** Creates an audit without an actor. */
    public BacklogAudit(AuditLog audit, EventIds ids, Clock clock) {
        this(audit, ids, clock, null);
    }

    private BacklogAudit(AuditLog audit, EventIds ids, Clock clock, @Nullable String actor) {
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.actor = actor;
    }

    BacklogAudit as(@Nullable String other) {
        return new BacklogAudit(audit, ids, clock, other);
    }

    /** Wraps a delivery log so that each append also records the discarded deliveries by webhook. */
    DeliveryLog beside(DeliveryLog log) {
        return new Beside(log);
    }

    /** Records that a delivery was made due. */
    void hastened(Delivery delivery) {
        String due = Objects.toString(delivery.nextAttemptAt(), "");
        append(
                Transaction.NONE,
                delivery.webhookId(),
                Action.HASTENED,
                List.of(new WebhookChange.Field(delivery.id(), due, "now")));
    }

    private void record(Transaction transaction, String webhookId, List<String> deliveries) {
        List<WebhookChange.Field> fields = deliveries.size() > MAX_NAMED
                ? List.of(new WebhookChange.Field(
                        "deliveries", deliveries.size() + " pending", deliveries.size() + " cancelled"))
                : deliveries.stream()
                        .map(id -> new WebhookChange.Field(id, "pending", "cancelled"))
                        .toList();
        append(transaction, webhookId, Action.DISCARDED, fields);
    }

    private void append(Transaction transaction, String webhookId, Action action, List<WebhookChange.Field> fields) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        audit.append(transaction, new WebhookChange(ids.nextChange(), at, actor, webhookId, action, fields));
    }

    private final class Beside implements DeliveryLog {

        private final DeliveryLog log;

        Beside(DeliveryLog log) {
            this.log = log;
        }

        @Override
        public void append(Transaction transaction, List<Completion> completions) {
            log.append(transaction, completions);
            completions.stream()
                    .map(Completion::claim)
                    .collect(Collectors.groupingBy(
                            Claim::webhookId, TreeMap::new, Collectors.mapping(Claim::deliveryId, Collectors.toList())))
                    .forEach((webhookId, deliveries) -> record(transaction, webhookId, deliveries));
        }

        @Override
        public Page<Delivery> search(DeliveryQuery query) {
            return log.search(query);
        }

        @Override
        public List<Attempt> attempts(String deliveryId) {
            return log.attempts(deliveryId);
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {
            log.reopen(transaction, deliveryIds);
        }

        @Override
        public int purge(Duration olderThan, int limit) {
            return log.purge(olderThan, limit);
        }
    }
}
