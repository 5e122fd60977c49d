package org.webhooks4j.core.internal.delivery.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;

/** Tracks the largest of the numbers seen recently. Not thread-safe. */
final class RecentPeak {

    private record Seen(long at, int number) {}

    /** In decreasing order: an earlier number that is not larger than a later one need not be kept. */
    private final Deque<Seen> peaks = new ArrayDeque<>();

    /** Adds a number and returns the largest one since an instant. */
    int with(int number, long now, long since) {
        while (!peaks.isEmpty() && peaks.getLast().number <= number) {
            peaks.removeLast();
        }
        peaks.addLast(new Seen(now, number));
        while (peaks.size() > 1 && peaks.getFirst().at < since) {
            peaks.removeFirst();
        }
        return peaks.getFirst().number;
    }
}
