package org.webhooks4j.benchmarks.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What arrived where and when. Every event has a number and is expected once at each path, so one array per path tells
 * first arrivals from repeats. The instants are {@link System#nanoTime()}, which processes of one machine share.
 */
final class Arrivals {

    private static final int SLOTS = 10;

    private final long[][] first = new long[SLOTS][];
    private final List<ReceiverConnection> held = new ArrayList<>();
    private boolean released;
    private long received;
    private long distinct;
    private long firstAt;
    private long lastAt;

    void reset() {
        Arrays.fill(first, null);
        held.clear();
        released = false;
        received = 0;
        distinct = 0;
        firstAt = 0;
        lastAt = 0;
    }

    void arrived(int slot, int number) {
        long now = System.nanoTime();
        received++;
        long[] known = first[slot];
        if (known == null || known.length <= number) {
            int length = Math.max(1 << 14, Integer.highestOneBit(number) * 2);
            known = known == null ? new long[length] : Arrays.copyOf(known, length);
            first[slot] = known;
        }
        if (known[number] == 0) {
            known[number] = now;
            distinct++;
            if (firstAt == 0) {
                firstAt = now;
            }
            lastAt = now;
        }
    }

    /** Keeps a request waiting for its answer; no more once those were let go. */
    boolean holds(ReceiverConnection connection) {
        return !released && held.add(connection);
    }

    /** Lets go of all that wait, and of those that come. */
    List<ReceiverConnection> release() {
        released = true;
        List<ReceiverConnection> waiting = List.copyOf(held);
        held.clear();
        return waiting;
    }

    String counts() {
        return received + "," + distinct + "," + firstAt + "," + lastAt + "," + held.size();
    }

    String instants(int count) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            long at = 0;
            for (long[] slot : first) {
                at = slot == null || slot.length <= number ? at : Math.max(at, slot[number]);
            }
            text.append(text.length() == 0 ? "" : ",").append(at);
        }
        return text.toString();
    }
}
