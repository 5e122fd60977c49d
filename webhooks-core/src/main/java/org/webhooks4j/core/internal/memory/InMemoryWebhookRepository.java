package org.webhooks4j.core.internal.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookEdit;
import org.webhooks4j.spi.WebhookRepository;

/** A webhook repository in memory. Writes hold the lock; reads need not. */
final class InMemoryWebhookRepository implements WebhookRepository {

    private final Map<String, Webhook> webhooks = new ConcurrentHashMap<>();
    private long lastIncarnation;
    private volatile Consumer<String> deleted = id -> {};

    /** Sets the callback for the ids of deleted webhooks. */
    void whenDeleted(Consumer<String> deleted) {
        this.deleted = deleted;
    }

    @Override
    public List<Webhook> findAll() {
        return List.copyOf(webhooks.values());
    }

    @Override
    public Optional<Webhook> findById(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    @Override
    public synchronized void save(Webhook webhook) {
        Webhook known = webhooks.get(webhook.id());
        long incarnation = known == null ? ++lastIncarnation : known.state().incarnation();
        webhooks.put(
                webhook.id(),
                Webhook.copyOf(webhook)
                        .state(webhook.state().withIncarnation(incarnation))
                        .build());
    }

    @Override
    public boolean keepsIncarnations() {
        return true;
    }

    @Override
    public synchronized boolean change(List<WebhookEdit> edits) {
        // Validates all edits first, so that either all are applied or none.
        List<WebhookEdit> checked = edits.stream()
                .map(edit -> edit.wanted() == null
                        ? edit
                        : WebhookEdit.changing(
                                edit.expected(), Webhook.copyOf(edit.wanted()).build()))
                .toList();
        return WebhookRepository.super.change(checked);
    }

    @Override
    public synchronized boolean deactivate(String id, String reason) {
        return WebhookRepository.super.deactivate(id, reason);
    }

    @Override
    public synchronized boolean delete(String id) {
        deleted.accept(id);
        return webhooks.remove(id) != null;
    }
}
