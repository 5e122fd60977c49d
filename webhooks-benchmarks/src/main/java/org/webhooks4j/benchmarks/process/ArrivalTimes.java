package org.webhooks4j.benchmarks.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records when each event arrived at each path. Every event has a number and is expected once at each path, so one
 * array per path tells first arrivals from repeats. The instants are {@link System#nanoTime()}, which the processes of
 * a machine share.
 */
final class ArrivalTimes {

    private static final int EVENTS_AT_FIRST = 1 << 14;

    private final List<long[]> first = new ArrayList<>();
    private final List<ReceiverConnection> held = new ArrayList<>();
    private boolean released;
    private long received;
    private long distinct;
    private long firstAt;
    private long lastAt;

    void reset() {
        first.clear();
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
        while (first.size() <= slot) {
            first.add(new long[EVENTS_AT_FIRST]);
        }
        long[] known = first.get(slot);
        if (known.length <= number) {
            known = Arrays.copyOf(known, Integer.highestOneBit(number) * 2);
            first.set(slot, known);
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

    /** Keeps a request waiting for its response, unless all requests were released. */
    boolean holds(ReceiverConnection connection) {
        return !released && held.add(connection);
    }

    /** Releases all waiting requests and all later ones. */
    List<ReceiverConnection> release() {
        released = true;
        List<ReceiverConnection> waiting = List.copyOf(held);
        held.clear();
        return waiting;
    }

    String counts() {
        return received + "," + distinct + "," + firstAt + "," + lastAt + "," + held.size();
    }

    /**
     * Returns when each of the first events had arrived at all of the first paths; 0 for an event that any path lacks.
     */
    String instants(int count, int paths) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append(text.length() == 0 ? "" : ",").append(instant(number, paths));
        }
        return text.toString();
    }

    private long instant(int number, int paths) {
        if (first.size() < paths) {
            return 0;
        }
        long last = 0;
        for (long[] path : first.subList(0, paths)) {
            if (path.length <= number || path[number] == 0) {
                return 0;
            }
            last = Math.max(last, path[number]);
        }
        return last;
    }
}
