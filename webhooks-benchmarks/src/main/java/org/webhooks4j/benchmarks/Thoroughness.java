package org.webhooks4j.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The forms of a run: how many peers it measures, and for how long. */
enum Thoroughness {
    /** Takes less than five minutes: short rounds, short queues, and only the nearest peer. */
    QUICK(2, 1, 8, 3, 200_000, Duration.ofMinutes(2)),
    /**
     * Takes less than half an hour: all peers, queues of up to a million, and more turns, so that everybody has one in
     * a quiet moment of a machine that is shared.
     */
    FULL(4, 4, 12, 12, 1_000_000, Duration.ofMinutes(8));

    private final int rounds;
    private final int scale;
    private final int warmSeconds;
    private final int seconds;
    private final int longest;
    private final Duration limit;

    Thoroughness(int rounds, int scale, int warmSeconds, int seconds, int longest, Duration limit) {
        this.rounds = rounds;
        this.scale = scale;
        this.warmSeconds = warmSeconds;
        this.seconds = seconds;
        this.longest = longest;
        this.limit = limit;
    }

    /** The number of drains of each contestant; the best one counts. */
    int rounds() {
        return rounds;
    }

    /** The factor for all numbers of deliveries. */
    int scale() {
        return scale;
    }

    /** How long each process warms up. */
    int warmSeconds() {
        return warmSeconds;
    }

    /** How long a steady load lasts. */
    int seconds() {
        return seconds;
    }

    /** The lengths of the queue to measure, in deliveries. */
    List<Integer> backlogs() {
        return Stream.of(10_000, 200_000, longest).distinct().toList();
    }

    /** The numbers of hanging receivers to measure beside a healthy one. */
    List<Integer> crowds() {
        return this == QUICK ? List.of(100) : List.of(20, 60, 100);
    }

    /** The longest queue, in deliveries. */
    int longest() {
        return longest;
    }

    /** The limit of one measurement, after which its process is killed. */
    Duration limit() {
        return limit;
    }
}
