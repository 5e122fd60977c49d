package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.internal.webhook.WebhookFields;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.WebhookEdit;
import org.webhooks4j.spi.WebhookRepository;

/**
 * Records every change of webhooks in the audit log under an actor's name. If the store has both the webhooks and the
 * log, the entry is written in the transaction of the change; otherwise right after the change. Serializes changes, for
 * repositories that read and write in two steps.
 */
public final class AuditedRepository implements WebhookRepository {

    private final WebhookRepository repository;
    private final boolean together;
    private final AuditLog audit;
    private final EventIds ids;
    private final Clock clock;
    private final @Nullable String actor;
    private final Lock turn;

    /**
     * Creates a repository that records changes without an actor.
     *
     * @param together whether the repository and the log belong to the same store
     */
    public AuditedRepository(
            WebhookRepository repository, boolean together, AuditLog audit, EventIds ids, Clock clock) {
        this(repository, together, audit, ids, clock, null, new ReentrantLock());
    }

    private AuditedRepository(
            WebhookRepository repository,
            boolean together,
            AuditLog audit,
            EventIds ids,
            Clock clock,
            @Nullable String actor,
            Lock turn) {
        this.repository = repository;
        this.together = together;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.actor = actor;
        this.turn = turn;
    }

    /** Returns this repository for changes by an actor. */
    public AuditedRepository as(@Nullable String other) {
        return new AuditedRepository(repository, together, audit, ids, clock, other, turn);
    }

    @Override
    public List<Webhook> findAll() {
        return repository.findAll();
    }

    @Override
    public Optional<Webhook> findById(String id) {
        return repository.findById(id);
    }

    @Override
    public boolean keepsIncarnations() {
        return repository.keepsIncarnations();
    }

    @Override
    public boolean change(List<WebhookEdit> edits) {
        if (together) {
            return inTurn(() -> repository.change(edits, transaction -> record(transaction, edits)));
        }
        if (!inTurn(() -> repository.change(edits))) {
            return false;
        }
        record(Transaction.NONE, edits);
        return true;
    }

    @Override
    public boolean deactivate(String id, String reason) {
        if (together) {
            return WebhookRepository.super.deactivate(id, reason);
        }
        Webhook before = repository.findById(id).orElse(null);
        boolean wasActive = inTurn(() -> repository.deactivate(id, reason));
        if (wasActive && before != null && !(before instanceof UnreadableWebhook)) {
            Webhook active = Webhook.copyOf(before).active(true).build();
            record(
                    Transaction.NONE,
                    id,
                    active,
                    Webhook.copyOf(active).inactive(reason).build());
        }
        return wasActive;
    }

    private boolean inTurn(BooleanSupplier write) {
        turn.lock();
        try {
            return write.getAsBoolean();
        } finally {
            turn.unlock();
        }
    }

    private void record(Transaction transaction, List<WebhookEdit> edits) {
        edits.forEach(edit -> record(transaction, edit.id(), edit.expected(), edit.wanted()));
    }

    private void record(Transaction transaction, String id, @Nullable Webhook before, @Nullable Webhook after) {
        List<WebhookChange.Field> fields = WebhookFields.differences(before, after);
        if (!fields.isEmpty()) {
            Action action = before == null ? Action.CREATED : after == null ? Action.DELETED : Action.UPDATED;
            Instant at = Instant.ofEpochMilli(clock.millis());
            audit.append(transaction, new WebhookChange(ids.nextChange(), at, actor, id, action, fields));
        }
    }
}
