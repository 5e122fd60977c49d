package org.webhooks4j.core.internal.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.internal.webhook.Incarnations;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.WaitingDeliveries;

/**
 * A delivery queue in memory. A delivery blocked by its ordering key is not among its webhook's {@link #claimable}
 * entries, so a claim does not visit it until it is unblocked. Webhooks take turns in the order in which they got
 * claimable deliveries, so that random ids do not decide what is sent first.
 */
final class InMemoryDeliveryQueue implements DeliveryQueue {

    private static final Comparator<PendingDelivery> BY_DUE =
            Comparator.<PendingDelivery>comparingLong(entry -> entry.dueAt).thenComparingLong(entry -> entry.position);

    private final SteadyTime time;
    private final InMemoryEvents events;
    private final NavigableMap<String, PendingDelivery> pending = new TreeMap<>();
    private final Map<String, NavigableSet<PendingDelivery>> claimable = new LinkedHashMap<>();
    private final Map<InMemoryLane.Key, InMemoryLane> lanes = new HashMap<>();
    private volatile Function<String, @Nullable Webhook> webhooks = id -> null;
    private final WaitingDeliveries waiting = new Waiting();
    private long lastPosition;

    /** Shared by all deliveries, so that a redelivery's fencing token is greater than any issued before. */
    private long lastFence;

    private final class Waiting implements WaitingDeliveries {

        @Override
        public Map<String, String> blockers(Set<String> deliveryIds) {
            return InMemoryDeliveryQueue.this.blockers(deliveryIds);
        }

        @Override
        public boolean hasten(String deliveryId, Consumer<Transaction> recorder) {
            return InMemoryDeliveryQueue.this.hasten(deliveryId, recorder);
        }

        @Override
        public Set<String> discard(Set<String> deliveryIds, DeliveryLog log) {
            return InMemoryDeliveryQueue.this.discard(deliveryIds, log);
        }
    }

    InMemoryDeliveryQueue(SteadyTime time, InMemoryEvents events) {
        this.time = time;
        this.events = events;
    }

    /** Sets the lookup of the store's webhooks. */
    void knowing(Function<String, @Nullable Webhook> found) {
        webhooks = found;
    }

    @Override
    public void enqueue(Transaction transaction, List<NewEvent> events) {
        List<NewEvent> copy = List.copyOf(events);
        copy.forEach(NewEvent::checkTexts);
        if (transaction.equals(Transaction.NONE)) {
            add(copy);
        } else if (!transaction.afterCommit(() -> add(copy))) {
            throw new TransactionMismatchException("the in-memory store cannot take part in this transaction, because "
                    + transaction.getClass().getName() + " does not promise to call back after the commit;"
                    + " use a store in the same database, such as JdbcStore, or raise the event after the commit");
        }
    }

    @Override
    public synchronized Map<String, Integer> countPending(Set<String> webhookIds, int limit) {
        Map<String, Integer> counts = new HashMap<>();
        webhookIds.forEach(id -> counts.put(id, 0));
        for (PendingDelivery entry : pending.values()) {
            counts.computeIfPresent(entry.webhookId, (id, count) -> Math.min(limit, count + 1));
        }
        return counts;
    }

    private synchronized void add(List<NewEvent> events) {
        for (NewEvent event : events) {
            for (NewDelivery delivery : event.deliveries()) {
                add(delivery, event.event());
            }
        }
    }

    private PendingDelivery add(NewDelivery delivery, StoredEvent event) {
        InMemoryLane lane = lanes.computeIfAbsent(
                new InMemoryLane.Key(delivery.webhookId(), event.objectType(), event.objectId()),
                key -> new InMemoryLane());
        PendingDelivery entry = new PendingDelivery(delivery, event, lane, ++lastPosition, time.millis());
        pending.put(delivery.id(), entry);
        events.put(event);
        lane.add(entry);
        if (!entry.isOrdered() || lane.isHead(entry)) {
            offer(entry);
        }
        return entry;
    }

    private void offer(PendingDelivery entry) {
        claimable.computeIfAbsent(entry.webhookId, id -> new TreeSet<>(BY_DUE)).add(entry);
    }

    private void withdraw(PendingDelivery entry) {
        NavigableSet<PendingDelivery> entries = claimable.get(entry.webhookId);
        if (entries != null && entries.remove(entry) && entries.isEmpty()) {
            claimable.remove(entry.webhookId);
        }
    }

    @Override
    public synchronized List<Claim> claim(ClaimRequest request) {
        long now = time.millis();
        List<Iterator<PendingDelivery>> due = new ArrayList<>();
        claimable.forEach((webhookId, entries) -> {
            List<PendingDelivery> taken = new ArrayList<>();
            for (PendingDelivery entry : entries) {
                if (entry.dueAt > now || taken.size() >= request.limitFor(webhookId)) {
                    break;
                }
                taken.add(entry);
            }
            if (!taken.isEmpty()) {
                due.add(taken.iterator());
            }
        });
        List<Claim> claims = new ArrayList<>();
        long bytes = 0;
        int others = 0;
        // Takes one delivery from each webhook in turn, so that a long backlog takes no more than its share of a small
        // limit.
        Iterator<Iterator<PendingDelivery>> turn = due.iterator();
        while (!due.isEmpty() && claims.size() < request.limit() && bytes < request.maxBytes()) {
            if (!turn.hasNext()) {
                turn = due.iterator();
            }
            Iterator<PendingDelivery> entries = turn.next();
            PendingDelivery entry = entries.next();
            if (!request.answering().contains(entry.webhookId) && others++ >= request.limitForOthers()) {
                turn.remove();
                continue;
            }
            Claim claim = lease(entry, now + Numbers.millisOf(request.lease()));
            claims.add(claim);
            bytes += claim.payloadBytes();
            if (!entries.hasNext()) {
                turn.remove();
            }
        }
        return claims;
    }

    private Claim lease(PendingDelivery entry, long until) {
        withdraw(entry);
        entry.dueAt = until;
        entry.leased = true;
        entry.fence = ++lastFence;
        offer(entry);
        boolean superseded = entry.lane.supersedes(entry);
        if (entry.sequence == 0 && !superseded) {
            entry.sequence = entry.lane.nextSequence();
        }
        return entry.toClaim(superseded);
    }

    @Override
    public synchronized void complete(List<Completion> completions, DeliveryLog log) {
        List<Completion> counting = completions.stream()
                .filter(this::counts)
                .flatMap(this::withThoseSupersededToo)
                .toList();
        if (!counting.isEmpty()) {
            // Appends to the log first, so that nothing is completed if logging fails.
            log.append(Transaction.NONE, counting);
            counting.forEach(this::apply);
            counting.forEach(this::keepBase);
        }
    }

    private boolean counts(Completion completion) {
        PendingDelivery entry = pending.get(completion.claim().deliveryId());
        return entry != null && entry.fence == completion.claim().fencingToken();
    }

    /** Also supersedes the rest of the lane except its last entry, without separate claims. */
    private Stream<Completion> withThoseSupersededToo(Completion completion) {
        if (completion.status() != DeliveryStatus.SUPERSEDED) {
            return Stream.of(completion);
        }
        PendingDelivery entry =
                Objects.requireNonNull(pending.get(completion.claim().deliveryId()));
        return Stream.concat(
                Stream.of(completion),
                entry.lane.supersededAfter(entry).stream()
                        .map(after -> Completion.ended(after.toClaim(true), DeliveryStatus.SUPERSEDED, null)));
    }

    private void apply(Completion completion) {
        PendingDelivery entry =
                Objects.requireNonNull(pending.get(completion.claim().deliveryId()));
        entry.attempts = completion.attempts();
        if (completion.attempt() != null) {
            entry.lastAttempt = completion.attempt();
        }
        if (completion.status() == DeliveryStatus.PENDING) {
            withdraw(entry);
            entry.leased = false;
            entry.dueAt = time.millis() + Numbers.millisOf(completion.delay());
            entry.fence = ++lastFence; // revokes the current lease
            offer(entry);
            return;
        }
        leave(entry);
        PendingDelivery next = entry.lane.head();
        if (completion.status() == DeliveryStatus.SUPERSEDED && next != null && entry.mayGiveWayTo(next)) {
            next.base = entry.base == null ? entry.event : entry.base;
        }
    }

    /** Removes an entry and unblocks the next one of its lane. */
    private void leave(PendingDelivery entry) {
        withdraw(entry);
        pending.remove(entry.deliveryId);
        boolean wasHead = entry.lane.isHead(entry);
        entry.lane.remove(entry);
        PendingDelivery next = entry.lane.head();
        if (wasHead && next != null && next.isOrdered()) {
            offer(next); // keeps its due time, so that a long lane does not queue up behind all others at each step
        }
    }

    /** Stores the base of the update that supersedes others, for its redelivery. */
    private void keepBase(Completion completion) {
        StoredEvent event = completion.claim().event();
        InMemoryLane lane =
                lanes.get(new InMemoryLane.Key(completion.claim().webhookId(), event.objectType(), event.objectId()));
        PendingDelivery next = lane == null ? null : lane.head();
        if (completion.status() == DeliveryStatus.SUPERSEDED && next != null && next.base != null) {
            events.putBase(next.event, next.deliveryId, next.base);
        }
    }

    private Delivery toDelivery(PendingDelivery entry) {
        return entry.toDelivery(time.instantAt(entry.dueAt));
    }

    @Override
    public synchronized Page<Delivery> pending(DeliveryQuery query) {
        if (query.status() != null && query.status() != DeliveryStatus.PENDING) {
            return new Page<>(List.of(), null);
        }
        return DeliverySearch.page(pending.values().stream().map(this::toDelivery), query);
    }

    @Override
    public synchronized Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
        Set<String> ids = new HashSet<>();
        for (Delivery delivery : deliveries) {
            StoredEvent event = events.find(delivery.eventId()).orElse(null);
            if (event == null || pending.containsKey(delivery.id())) {
                continue;
            }
            // It was requested explicitly, so it must not be superseded.
            PendingDelivery entry = add(
                    new NewDelivery(
                            delivery.id(), delivery.webhookId(), Ordering.PER_OBJECT, trigger, delivery.incarnation()),
                    event);
            entry.sequence = sequence(delivery.sequence());
            // There may have been more attempts since the delivery was listed.
            entry.attempts = log.attempts(delivery.id()).stream()
                    .mapToInt(Attempt::number)
                    .reduce(delivery.attempts(), Math::max);
            entry.base = events.base(delivery.id()).orElse(null);
            ids.add(delivery.id());
        }
        log.reopen(Transaction.NONE, ids);
        return ids;
    }

    @Override
    public synchronized int cancel(String webhookId, int limit, DeliveryLog log) {
        Webhook exists = webhooks.apply(webhookId);
        List<PendingDelivery> ended = pending.values().stream()
                .filter(entry -> entry.webhookId.equals(webhookId))
                .filter(entry -> exists == null
                        || Incarnations.differ(entry.incarnation, exists.state().incarnation()))
                .limit(limit)
                .toList();
        log.append(
                Transaction.NONE,
                ended.stream()
                        .map(entry -> Completion.ended(entry.toClaim(false), DeliveryStatus.CANCELLED, null))
                        .toList());
        ended.forEach(this::leave);
        if (ended.size() < limit && exists == null) {
            forgetLanesOf(webhookId);
        }
        return ended.size();
    }

    @Override
    public synchronized Set<String> webhookIds() {
        Set<String> ids = new HashSet<>();
        pending.values().forEach(entry -> ids.add(entry.webhookId));
        lanes.keySet().forEach(key -> ids.add(key.webhookId()));
        return ids;
    }

    @Override
    public WaitingDeliveries waiting() {
        return waiting;
    }

    private synchronized Map<String, String> blockers(Set<String> deliveryIds) {
        Map<String, String> blockers = new HashMap<>();
        for (String id : deliveryIds) {
            PendingDelivery entry = pending.get(id);
            if (entry != null && entry.isBlocked()) {
                blockers.put(id, Objects.requireNonNull(entry.lane.head()).deliveryId);
            }
        }
        return blockers;
    }

    private synchronized boolean hasten(String deliveryId, Consumer<Transaction> recorder) {
        PendingDelivery entry = pending.get(deliveryId);
        if (entry == null || entry.isBlocked() || isUnderWay(entry)) {
            return false;
        }
        recorder.accept(Transaction.NONE);
        withdraw(entry);
        entry.dueAt = Math.min(entry.dueAt, time.millis());
        offer(entry);
        return true;
    }

    private synchronized Set<String> discard(Set<String> deliveryIds, DeliveryLog log) {
        List<PendingDelivery> ended = deliveryIds.stream()
                .sorted()
                .map(pending::get)
                .filter(entry -> entry != null && !isUnderWay(entry))
                .toList();
        if (ended.isEmpty()) {
            return Set.of();
        }
        log.append(
                Transaction.NONE,
                ended.stream()
                        .map(entry -> Completion.ended(entry.toClaim(false), DeliveryStatus.CANCELLED, null))
                        .toList());
        ended.forEach(this::leave);
        return ended.stream().map(entry -> entry.deliveryId).collect(Collectors.toSet());
    }

    private boolean isUnderWay(PendingDelivery entry) {
        return entry.leased && entry.dueAt > time.millis();
    }

    private static long sequence(@Nullable Long sequence) {
        return sequence == null ? 0 : sequence;
    }

    /** Returns whether a pending delivery refers to an event. */
    synchronized boolean carries(StoredEvent event) {
        Map.Entry<String, PendingDelivery> first = pending.ceilingEntry(EventIds.delivery(event.id(), 0));
        return first != null && first.getValue().event.id().equals(event.id());
    }

    /**
     * Removes a lane whose object was deleted, when the log drops its last delivery, because nothing follows a
     * deletion. Other lanes are kept, because they may continue after a long time. {@link #cancel} removes the lanes of
     * a deleted webhook.
     */
    synchronized void forgetLaneOf(Delivery last) {
        if (!last.eventType().equals(EventType.DELETE)) {
            return;
        }
        lanes.computeIfPresent(
                new InMemoryLane.Key(last.webhookId(), last.objectType(), last.objectId()),
                (key, lane) -> lane.endsWith(sequence(last.sequence())) ? null : lane);
    }

    /** Removes the lanes of a deleted webhook, except those with pending deliveries. */
    synchronized void forgetLanesOf(String webhookId) {
        lanes.entrySet()
                .removeIf(entry -> entry.getKey().webhookId().equals(webhookId)
                        && entry.getValue().head() == null);
    }
}
