package org.webhooks4j.examples.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests of processes that are killed or have little memory, on any database. */
abstract class CrashTests extends FaultTests {

    CrashTests(FaultDatabase database, Path folder) {
        super(database, folder);
    }

    @Test
    void killedWorkersLoseNothing() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.SHORT)) {
                HostProcess first = cluster.worker("worker-1");
                HostProcess second = cluster.worker("worker-2");
                cluster.producer("producer");
                Workload load = cluster.load();
                load.awaitMore(some());
                cluster.disturb(first);
                first.kill();
                load.awaitMore(some());
                cluster.worker("worker-3");
                cluster.disturb(second);
                second.kill();
                load.awaitMore(some());
                cluster.judge("two of three workers killed", 2 * IN_FLIGHT).holds();
            }
        }
    }

    @Test
    void killedProducersLoseNothingThatTheyCommitted() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.LONG)) {
                cluster.worker("worker");
                HostProcess first = cluster.producer("producer-1");
                HostProcess second = cluster.producer("producer-2");
                Workload load = cluster.load();
                load.awaitMore(some());
                cluster.disturb(first);
                first.kill();
                load.awaitMore(some());
                cluster.disturb(second);
                second.kill();
                load.awaitMore(some());
                cluster.judge("two of three producers killed", 0).holds();
            }
        }
    }

    @Test
    void aDatabaseThatCrashesLosesNothing() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.SHORT)) {
                cluster.worker("worker-1");
                cluster.worker("worker-2");
                Workload load = cluster.load();
                load.awaitMore(some());
                database().crashAndRestart();
                load.awaitMore(some());
                cluster.judge("the database killed and started again", 2 * IN_FLIGHT)
                        .holds();
            }
        }
    }

    @Test
    void manyLargeEventsAreSentWithLittleMemory() throws Exception {
        largeEventsAreSent(300, "128m");
    }
}
