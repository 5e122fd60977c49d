package org.webhooks4j.benchmarks;

/** How thorough a run is. */
enum Form {
    /** A few minutes: one round, short backlogs. */
    QUICK(1, 1, 50_000),
    /** About half an hour: three rounds, of which the best counts, and backlogs of up to a million. */
    FULL(3, 3, 1_000_000);

    private final int rounds;
    private final int scale;
    private final int backlog;

    Form(int rounds, int scale, int backlog) {
        this.rounds = rounds;
        this.scale = scale;
        this.backlog = backlog;
    }

    /** How often everybody's turn comes. */
    int rounds() {
        return rounds;
    }

    /** What counts and durations of the quick form are multiplied with. */
    int scale() {
        return scale;
    }

    /** The longest queue, in deliveries. */
    int backlog() {
        return backlog;
    }
}
