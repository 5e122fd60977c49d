package org.webhooks4j.core.internal.emit;

import java.util.List;
import java.util.Objects;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhooks;

/** Raises events in a transaction that the host passed. */
final class JoinedWebhooks implements Webhooks {

    private final Emitter emitter;
    private final Transaction transaction;

    JoinedWebhooks(Emitter emitter, Transaction transaction) {
        this.emitter = emitter;
        this.transaction = Objects.requireNonNull(transaction, "transaction is null: pass the host's transaction");
    }

    @Override
    public Receipt onObjectEvent(ObjectEvent event) {
        return emitter.emit(event, transaction);
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        return emitter.emitAll(events, transaction);
    }

    @Override
    public Snapshot snapshot(Object object) {
        return emitter.snapshot(object);
    }

    @Override
    public Webhooks in(Transaction transaction) {
        return emitter.in(transaction);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new CollectingUnitOfWork(emitter, () -> transaction);
    }
}
