package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.WebhookRepository;

/** A repository whose changes are recorded, right after they are made, under somebody's name. */
public final class AuditedRepository implements WebhookRepository {

    private final WebhookRepository repository;
    private final AuditLog audit;
    private final EventIds ids;
    private final Clock clock;
    private final @Nullable String actor;

    /** Puts the parts together; changes have nobody's name. */
    public AuditedRepository(WebhookRepository repository, AuditLog audit, EventIds ids, Clock clock) {
        this(repository, audit, ids, clock, null);
    }

    private AuditedRepository(
            WebhookRepository repository, AuditLog audit, EventIds ids, Clock clock, @Nullable String actor) {
        this.repository = repository;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.actor = actor;
    }

    /** The same for changes that somebody makes. */
    public AuditedRepository as(@Nullable String other) {
        return new AuditedRepository(repository, audit, ids, clock, other);
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
    public void save(Webhook webhook) {
        Webhook before = repository.findById(webhook.id()).orElse(null);
        repository.save(webhook);
        record(webhook.id(), before, webhook);
    }

    @Override
    public boolean switchOff(String id, String reason) {
        Webhook before = repository.findById(id).orElse(null);
        boolean wasActive = repository.switchOff(id, reason);
        if (wasActive && before != null) {
            record(id, before, Webhook.copyOf(before).inactive(reason).build());
        }
        return wasActive;
    }

    @Override
    public boolean delete(String id) {
        Webhook before = repository.findById(id).orElse(null);
        boolean deleted = repository.delete(id);
        if (deleted) {
            record(id, before, null);
        }
        return deleted;
    }

    private void record(String id, @Nullable Webhook before, @Nullable Webhook after) {
        List<WebhookChange.Field> fields = WebhookDifference.between(before, after);
        if (!fields.isEmpty()) {
            Action action = before == null ? Action.CREATED : after == null ? Action.DELETED : Action.UPDATED;
            Instant at = Instant.ofEpochMilli(clock.millis());
            audit.append(new WebhookChange(ids.nextChange(), at, actor, id, action, fields));
        }
    }
}
