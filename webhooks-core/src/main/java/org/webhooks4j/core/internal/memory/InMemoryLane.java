package org.webhooks4j.core.internal.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pending deliveries of one object to one webhook, and the last sequence number that was assigned. */
final class InMemoryLane {

    /** Identifies a lane. */
    record Key(String webhookId, String objectType, String objectId) {}

    private final Deque<PendingDelivery> waiting = new ArrayDeque<>();
    private long lastSequence;

    long nextSequence() {
        return ++lastSequence;
    }

    /** Returns whether a sequence number was the last one assigned and nothing is pending. */
    boolean endsWith(long sequence) {
        return lastSequence == sequence && waiting.isEmpty();
    }

    void add(PendingDelivery entry) {
        waiting.addLast(entry);
    }

    void remove(PendingDelivery entry) {
        waiting.remove(entry);
    }

    @Nullable
    PendingDelivery head() {
        return waiting.peekFirst();
    }

    boolean isHead(PendingDelivery entry) {
        return entry.equals(head());
    }

    /** Returns whether an entry is superseded by the one after it. */
    boolean supersedes(PendingDelivery entry) {
        Iterator<PendingDelivery> after = after(entry);
        return after.hasNext() && entry.mayGiveWayTo(after.next());
    }

    /** Returns the entries after a superseded one that are superseded too. */
    List<PendingDelivery> supersededAfter(PendingDelivery entry) {
        List<PendingDelivery> run = new ArrayList<>();
        PendingDelivery last = entry;
        Iterator<PendingDelivery> after = after(entry);
        while (after.hasNext()) {
            PendingDelivery next = after.next();
            if (!last.mayGiveWayTo(next)) {
                break;
            }
            run.add(next);
            last = next;
        }
        return run.isEmpty() ? run : run.subList(0, run.size() - 1);
    }

    private Iterator<PendingDelivery> after(PendingDelivery entry) {
        Iterator<PendingDelivery> entries = waiting.iterator();
        while (entries.hasNext()) {
            if (entries.next().equals(entry)) {
                break;
            }
        }
        return entries;
    }
}
