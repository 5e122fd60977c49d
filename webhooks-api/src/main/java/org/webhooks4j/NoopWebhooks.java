package org.webhooks4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.webhooks4j.internal.id.IdPrefix;

enum NoopWebhooks implements Webhooks, UnitOfWork {
    INSTANCE;

    private static final Receipt NOTHING = Receipt.of(IdPrefix.EVENT + "none", List.of());
    private static final Snapshot EMPTY = Snapshot.of(null, null, Map.of());

    @Override
    public Receipt onObjectEvent(ObjectEvent event) {
        return NOTHING;
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        List<Receipt> receipts = new ArrayList<>();
        events.forEach(event -> receipts.add(NOTHING));
        return List.copyOf(receipts);
    }

    @Override
    public Snapshot snapshot(Object object) {
        return EMPTY;
    }

    @Override
    public Webhooks in(Transaction transaction) {
        return this;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return this;
    }

    @Override
    public List<Receipt> complete() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing was collected.
    }
}
