package org.webhooks4j.core.internal.delivery.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;

/** The largest of the numbers that were seen of late. Not safe for use by many threads. */
final class RecentPeak {

    private record Seen(long at, int number) {}

    /** Each smaller than the one before it: of an earlier one that is not larger nothing has to be known. */
    private final Deque<Seen> peaks = new ArrayDeque<>();

    /** Takes a number into account, and gives the largest since an instant. */
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
