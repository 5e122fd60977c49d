package org.webhooks4j.core.internal.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.webhooks4j.Event;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.admin.SkippedEvent;

/** Reads events immediately and stores their net effect on completion. */
final class CollectingUnitOfWork implements UnitOfWork {

    private enum State {
        OPEN,
        COMPLETED,
        CLOSED
    }

    private final Emitter emitter;
    private final Supplier<Transaction> transaction;
    private final EventCollection collected = new EventCollection();
    private final List<SkippedEvent> skipped = new ArrayList<>();
    private State state = State.OPEN;

    CollectingUnitOfWork(Emitter emitter, Supplier<Transaction> transaction) {
        this.emitter = emitter;
        this.transaction = transaction;
    }

    @Override
    public Receipt onObjectEvent(ObjectEvent said) {
        requireOpen();
        Event event = emitter.readForUnit(said, skipped);
        if (event == null) {
            return emitter.nothing();
        }
        collected.add(event);
        return Receipt.of(event.id(), List.of());
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        List<Receipt> receipts = new ArrayList<>();
        events.forEach(event -> receipts.add(onObjectEvent(event)));
        return List.copyOf(receipts);
    }

    @Override
    public List<Receipt> complete() {
        requireOpen();
        List<Receipt> receipts = emitter.storeAll(collected.events(), skipped, transaction.get());
        state = State.COMPLETED;
        return receipts;
    }

    @Override
    public void close() {
        state = state == State.OPEN ? State.CLOSED : state;
    }

    @Override
    public Snapshot snapshot(Object object) {
        return emitter.snapshot(object);
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("this unit of work is " + (state == State.CLOSED ? "closed" : "completed")
                    + "; open one for each transaction");
        }
    }
}
