package org.webhooks4j.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How thorough a run is. */
enum Thoroughness {
    /** Less than five minutes: short rounds and backlogs, and of the peers the one that comes nearest. */
    QUICK(2, 1, 8, 3, 200_000, Duration.ofMinutes(2)),
    /** Less than half an hour: long rounds, all peers, and backlogs of up to a million. */
    FULL(2, 9, 12, 12, 1_000_000, Duration.ofMinutes(8));

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

    /** How often everybody's turn to drain comes; the better one counts. */
    int rounds() {
        return rounds;
    }

    /** What the numbers of deliveries are multiplied with. */
    int scale() {
        return scale;
    }

    /** For how long every process warms up. */
    int warmSeconds() {
        return warmSeconds;
    }

    /** How long a steady load lasts. */
    int seconds() {
        return seconds;
    }

    /** Lengths of the queue, in deliveries. */
    List<Integer> backlogs() {
        return Stream.of(10_000, 200_000, longest).distinct().toList();
    }

    /** How many receivers hang beside a healthy one. */
    List<Integer> crowds() {
        return this == QUICK ? List.of(100) : List.of(20, 60, 100);
    }

    /** The longest of them. */
    int longest() {
        return longest;
    }

    /** How long one measurement may take before it is ended. */
    Duration limit() {
        return limit;
    }
}
