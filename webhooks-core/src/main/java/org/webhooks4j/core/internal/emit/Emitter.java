package org.webhooks4j.core.internal.emit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.TransactionSource;

/**
 * The emit face: reads, matches and stores, in the host's thread and transaction. Sends nothing and waits for nobody.
 */
public final class Emitter implements Webhooks {

    /** How many events of a bulk call are held before they are stored. */
    private static final int BATCH = 500;

    private final EventReader reader;
    private final JsonCodec codec;
    private final WebhookDirectory directory;
    private final Matcher matcher;
    private final DeliveryQueue queue;
    private final TransactionSource transactions;
    private final Runnable wakeUp;
    private final int maxPayloadBytes;

    /** Puts the parts together. */
    public Emitter(
            EventReader reader,
            JsonCodec codec,
            WebhookDirectory directory,
            Matcher matcher,
            DeliveryQueue queue,
            TransactionSource transactions,
            Runnable wakeUp,
            int maxPayloadBytes) {
        this.reader = reader;
        this.codec = codec;
        this.directory = directory;
        this.matcher = matcher;
        this.queue = queue;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    @Override
    public Receipt onObjectEvent(ObjectEvent event) {
        return emit(event, transactions.current());
    }

    @Override
    public List<Receipt> onObjectEvents(Iterable<ObjectEvent> events) {
        return emitAll(events, transactions.current());
    }

    @Override
    public Snapshot snapshot(Object object) {
        return reader.snapshot(object);
    }

    @Override
    public Webhooks in(Transaction transaction) {
        return new JoinedWebhooks(this, transaction);
    }

    Receipt emit(ObjectEvent said, Transaction transaction) {
        NewEvent event = prepare(said);
        if (event == null) {
            return Receipt.of(reader.newId(), List.of());
        }
        store(List.of(event), transaction);
        return receipt(event);
    }

    List<Receipt> emitAll(Iterable<ObjectEvent> all, Transaction transaction) {
        List<Receipt> receipts = new ArrayList<>();
        List<NewEvent> batch = new ArrayList<>();
        for (ObjectEvent said : all) {
            NewEvent event = prepare(said);
            receipts.add(event == null ? Receipt.of(reader.newId(), List.of()) : receipt(event));
            if (event != null) {
                batch.add(event);
            }
            // Without a transaction of the host's, all of it must go into one of the store's.
            if (batch.size() >= BATCH && !transaction.equals(Transaction.NONE)) {
                store(batch, transaction);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            store(batch, transaction);
        }
        return List.copyOf(receipts);
    }

    /** Sends an event to one webhook, whatever it listens to. */
    public Receipt emitTo(Subscription subscription, ObjectEvent said, Trigger trigger) {
        NewEvent event = newEvent(reader.read(said), List.of(subscription), trigger);
        store(List.of(event), Transaction.NONE);
        return receipt(event);
    }

    private @Nullable NewEvent prepare(ObjectEvent said) {
        Subscriptions subscriptions = directory.current();
        if (!subscriptions.listensTo(said.type().value())) {
            return null;
        }
        Event event = reader.read(said);
        List<Subscription> matching = matcher.matching(subscriptions, event);
        return matching.isEmpty() ? null : newEvent(event, matching, Trigger.AUTOMATIC);
    }

    private NewEvent newEvent(Event event, List<Subscription> matching, Trigger trigger) {
        StoredEvent stored = new StoredEvent(
                event.id(),
                event.type(),
                event.objectType(),
                event.objectId(),
                event.actor(),
                event.origin(),
                event.timestamp(),
                EventPayload.write(codec, event.before(), event.after(), event.changes(), maxPayloadBytes));
        List<NewDelivery> deliveries = new ArrayList<>(matching.size());
        for (Subscription subscription : matching) {
            deliveries.add(new NewDelivery(
                    EventIds.delivery(event.id(), deliveries.size() + 1),
                    subscription.webhook().id(),
                    subscription.webhook().ordering(),
                    trigger));
        }
        return new NewEvent(stored, deliveries);
    }

    private void store(List<NewEvent> events, Transaction transaction) {
        queue.enqueue(transaction, events);
        if (transaction.equals(Transaction.NONE)) {
            wakeUp.run();
        } else {
            transaction.afterCommit(wakeUp);
        }
    }

    private static Receipt receipt(NewEvent event) {
        return Receipt.of(
                event.event().id(),
                event.deliveries().stream().map(NewDelivery::id).toList());
    }
}
