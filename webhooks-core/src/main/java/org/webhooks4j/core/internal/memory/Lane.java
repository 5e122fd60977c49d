package org.webhooks4j.core.internal.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** All pending deliveries of one object to one webhook, and the last sequence number that one of them was given. */
final class Lane {

    /** What tells lanes apart. */
    record Key(String webhookId, String objectType, String objectId) {}

    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long lastSequence;

    long nextSequence() {
        return ++lastSequence;
    }

    /** Whether a number was the last one given, and nothing is pending. */
    boolean endsWith(long sequence) {
        return lastSequence == sequence && waiting.isEmpty();
    }

    void add(Entry entry) {
        waiting.addLast(entry);
    }

    void remove(Entry entry) {
        waiting.remove(entry);
    }

    @Nullable
    Entry head() {
        return waiting.peekFirst();
    }

    /** Whether a newer update than this entry makes it needless. */
    boolean supersedes(Entry entry) {
        return entry.isSupersedable()
                && waiting.stream().anyMatch(other -> other.position > entry.position && other.isSupersedable());
    }
}
