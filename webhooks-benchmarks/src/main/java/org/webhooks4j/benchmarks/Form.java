package org.webhooks4j.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How thorough a run is. */
enum Form {
    /** A few minutes: one round, short backlogs. */
    QUICK(1, 1, 200_000, Duration.ofMinutes(2)),
    /** About an hour: three rounds, of which the best counts, and backlogs of up to a million. */
    FULL(3, 3, 1_000_000, Duration.ofMinutes(8));

    private final int rounds;
    private final int scale;
    private final int longest;
    private final Duration limit;

    Form(int rounds, int scale, int longest, Duration limit) {
        this.rounds = rounds;
        this.scale = scale;
        this.longest = longest;
        this.limit = limit;
    }

    /** How often everybody's turn comes. */
    int rounds() {
        return rounds;
    }

    /** What counts and durations of the quick form are multiplied with. */
    int scale() {
        return scale;
    }

    /** Lengths of the queue, in deliveries. */
    List<Integer> backlogs() {
        return Stream.of(10_000, 200_000, longest).distinct().toList();
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
