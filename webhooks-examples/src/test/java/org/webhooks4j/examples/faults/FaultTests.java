package org.webhooks4j.examples.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Tests the faults that every database must survive. {@code -Dfaults.rounds=20} repeats each; {@code -Dfaults.seed=…}
 * begins with the same choices as an earlier run, which prints its seed. {@code -Dfaults.rounds=0} skips them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
abstract class FaultTests {

    /**
     * The number of deliveries that a node may have in flight for each of the two webhooks, and so the number that it
     * may have to resend.
     */
    static final int IN_FLIGHT = 2 * 32;

    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    private final FaultDatabase database;
    private final Path folder;
    private int clusters;

    FaultTests(FaultDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        System.out.println("faults on " + database.label() + ", -Dfaults.seed=" + SEED);
    }

    @AfterAll
    void closeDatabase() throws Exception {
        database.stop();
    }

    static int rounds() {
        return Integer.getInteger("faults.rounds", 1);
    }

    final FaultDatabase database() {
        return database;
    }

    final Cluster cluster(Cluster.Leases leases) throws IOException, SQLException {
        clusters++;
        String name = String.format(Locale.ROOT, "faults_%d", clusters);
        return new Cluster(database, name, folder, leases, SEED + clusters);
    }

    /** Lets a process with a heap of that size send large events. */
    final void largeEventsAreSent(int count, String heap) throws Exception {
        database.newDatabase("large_" + heap);
        try (LargeEvents events = new LargeEvents()) {
            Path log = folder.resolve("large-" + heap + ".log");
            events.areSent(count, heap, database.url(database.port(), "large"), database.user(), log);
        }
    }

    /** Returns a random number of writes after which the fault happens. */
    final int some() {
        return 60 + new Random(SEED + clusters).nextInt(60);
    }
}
