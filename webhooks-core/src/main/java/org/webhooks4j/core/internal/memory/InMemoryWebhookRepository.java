package org.webhooks4j.core.internal.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookRepository;

final class InMemoryWebhookRepository implements WebhookRepository {

    private final Map<String, Webhook> webhooks = new ConcurrentHashMap<>();
    private volatile Consumer<String> deleted = id -> {};

    /** Who else is to hear of webhooks that are deleted, by their ids. */
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
    public void save(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
    }

    @Override
    public boolean switchOff(String id, String reason) {
        AtomicBoolean wasActive = new AtomicBoolean();
        webhooks.computeIfPresent(id, (key, webhook) -> {
            wasActive.set(webhook.active());
            return webhook.active() ? Webhook.copyOf(webhook).inactive(reason).build() : webhook;
        });
        return wasActive.get();
    }

    @Override
    public boolean delete(String id) {
        deleted.accept(id);
        return webhooks.remove(id) != null;
    }
}
