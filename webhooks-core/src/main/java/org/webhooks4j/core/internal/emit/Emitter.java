package org.webhooks4j.core.internal.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.TransactionSource;

/**
 * Reads, matches and stores events in the host's thread and transaction. Sends no requests and does not wait for
 * receivers.
 */
public final class Emitter implements Webhooks {

    /** The number of events of a bulk call that are buffered before they are stored. */
    private static final int BATCH = 500;

    private final EventReader reader;
    private final EventWriter writer;
    private final WebhookDirectory directory;
    private final Matcher matcher;
    private final SkipTracer tracer;
    private final Outbox outbox;
    private final TransactionSource transactions;
    private final TransactionCheck outside;
    private final EventGate gate;

    /** Creates an emitter. */
    public Emitter(
            EventReader reader,
            EventWriter writer,
            WebhookDirectory directory,
            Matcher matcher,
            Outbox outbox,
            TransactionSource transactions,
            TransactionCheck outside,
            EventGate gate) {
        this.reader = reader;
        this.writer = writer;
        this.directory = directory;
        this.matcher = matcher;
        this.tracer = new SkipTracer(matcher);
        this.outbox = outbox;
        this.transactions = transactions;
        this.outside = outside;
        this.gate = gate;
    }

    @Override
    public Receipt onObjectEvent(ObjectEvent event) {
        return emit(event, transaction());
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        return emitAll(events, transaction());
    }

    @Override
    public Snapshot snapshot(Object object) {
        return reader.snapshot(object);
    }

    @Override
    public Webhooks in(Transaction transaction) {
        return new JoinedWebhooks(this, transaction);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new CollectingUnitOfWork(this, this::transaction);
    }

    private Transaction transaction() {
        Transaction current = Objects.requireNonNull(
                transactions.current(),
                "the transaction source returned null; it must return Transaction.NONE where there is no transaction");
        if (current.equals(Transaction.NONE)) {
            outside.check();
        }
        return current;
    }

    Receipt emit(ObjectEvent said, Transaction transaction) {
        gate.check();
        Subscriptions subscriptions = directory.forEvent();
        if (!subscriptions.concern(said.type().value())) {
            return nothing();
        }
        EventBatch batch = new EventBatch();
        Receipt receipt = add(subscriptions, said, batch, null);
        outbox.store(batch, transaction);
        return receipt;
    }

    List<Receipt> emitAll(Iterable<ObjectEvent> all, Transaction transaction) {
        gate.check();
        List<Receipt> receipts = new ArrayList<>();
        EventBatch batch = new EventBatch();
        BulkSummaries summaries = new BulkSummaries(reader::newIdAt);
        for (ObjectEvent said : all) {
            Subscriptions subscriptions = directory.forEvent();
            receipts.add(
                    subscriptions.concern(said.type().value())
                            ? add(subscriptions, said, batch, summaries)
                            : nothing());
            storeIfLarge(batch, transaction);
        }
        for (BulkSummary summary : summaries.all()) {
            batch.events.add(writer.write(summary.toEvent(), List.of(summary.subscription()), Trigger.AUTOMATIC));
        }
        outbox.store(batch, transaction);
        return List.copyOf(receipts);
    }

    /** Returns the event if a webhook may want the net effect of it and other events of the same object, or null. */
    @Nullable
    Event readForUnit(ObjectEvent said, List<SkippedEvent> skipped) {
        gate.check();
        Subscriptions subscriptions = directory.forEvent();
        String eventType = said.type().value();
        Set<String> eventTypes = ObjectEffect.takes(eventType) ? ObjectEffect.TYPES : Set.of(eventType);
        if (eventTypes.stream().noneMatch(subscriptions::concern)) {
            return null;
        }
        String objectType = reader.typeOf(said);
        // The net effect of several events may have no origin.
        if (eventTypes.stream().anyMatch(type -> matcher.mayBeWanted(subscriptions, type, objectType, null))) {
            return reader.read(said);
        }
        traceUnread(subscriptions, said, skipped);
        return null;
    }

    List<Receipt> storeAll(List<Event> events, List<SkippedEvent> skipped, Transaction transaction) {
        List<Receipt> receipts = new ArrayList<>(events.size());
        EventBatch batch = new EventBatch();
        batch.skipped.addAll(skipped);
        if (!events.isEmpty()) {
            gate.check();
        }
        for (Event event : events) {
            receipts.add(add(directory.forEvent(), event, batch, null));
            storeIfLarge(batch, transaction);
        }
        outbox.store(batch, transaction);
        return List.copyOf(receipts);
    }

    /** Emits events to one webhook, regardless of the event types it listens to. */
    public List<Receipt> emitTo(
            Subscription subscription, List<ObjectEvent> all, Trigger trigger, Transaction transaction) {
        List<Receipt> receipts = new ArrayList<>(all.size());
        EventBatch batch = new EventBatch();
        for (ObjectEvent said : all) {
            Event event = reader.read(said);
            boolean fits = trigger != Trigger.BACKFILL || matcher.fits(subscription, event);
            receipts.add(fits ? receipt(addTo(batch, event, List.of(subscription), trigger)) : nothing());
        }
        outbox.store(batch, transaction);
        return List.copyOf(receipts);
    }

    /** Returns the receipt of an event that matches no webhook. */
    Receipt nothing() {
        return Receipt.of(reader.newId(), List.of());
    }

    /** Reads the event's objects only if an active webhook may want it, so that other events need not be readable. */
    private Receipt add(
            Subscriptions subscriptions, ObjectEvent said, EventBatch batch, @Nullable BulkSummaries summaries) {
        if (matcher.mayBeWanted(subscriptions, said.type().value(), reader.typeOf(said), said.origin())) {
            return add(subscriptions, reader.read(said), batch, summaries);
        }
        traceUnread(subscriptions, said, batch.skipped);
        return nothing();
    }

    private void traceUnread(Subscriptions subscriptions, ObjectEvent said, List<SkippedEvent> skipped) {
        if (!subscriptions.traced().isEmpty()) {
            tracer.trace(subscriptions, reader.identify(said), skipped);
        }
    }

    private Receipt add(Subscriptions subscriptions, Event event, EventBatch batch, @Nullable BulkSummaries summaries) {
        tracer.trace(subscriptions, event, batch.skipped);
        List<String> deliveries = new ArrayList<>();
        List<Subscription> each = new ArrayList<>();
        for (Subscription subscription : matcher.matching(subscriptions, event)) {
            if (summaries != null && BulkSummaries.concern(subscription)) {
                deliveries.add(EventIds.delivery(summaries.add(subscription, event), 1));
            } else {
                each.add(subscription);
            }
        }
        if (!each.isEmpty()) {
            deliveries.addAll(
                    receipt(addTo(batch, event, each, Trigger.AUTOMATIC)).deliveryIds());
        }
        return Receipt.of(event.id(), deliveries);
    }

    private NewEvent addTo(EventBatch batch, Event event, List<Subscription> subscriptions, Trigger trigger) {
        NewEvent written = writer.write(event, subscriptions, trigger);
        batch.events.add(written);
        return written;
    }

    private void storeIfLarge(EventBatch batch, Transaction transaction) {
        // Without a host transaction, everything must be stored in one transaction of the store.
        if (batch.size() >= BATCH && !transaction.equals(Transaction.NONE)) {
            outbox.store(batch, transaction);
            batch.clear();
        }
    }

    private static Receipt receipt(NewEvent event) {
        return Receipt.of(
                event.event().id(),
                event.deliveries().stream().map(NewDelivery::id).toList());
    }
}
