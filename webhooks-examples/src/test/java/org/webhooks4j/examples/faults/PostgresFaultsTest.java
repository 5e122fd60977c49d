package org.webhooks4j.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests further faults between processes, on PostgreSQL. */
@DisabledIfSystemProperty(named = "faults.rounds", matches = "0", disabledReason = "faults.rounds is 0")
@EnabledOnOs(value = OS.LINUX, disabledReason = "kill and the database servers of this build are Linux's")
class PostgresFaultsTest extends CrashTests {

    private static final String MISSING = "0".repeat(25) + "1";
    private static final String GARBAGE = "0".repeat(25) + "2";

    PostgresFaultsTest(@TempDir Path folder) throws Exception {
        super(new PostgresFaultDatabase(folder), folder);
    }

    @Test
    void aWorkerThatIsCutOffFromTheDatabaseForLongerThanItsLeaseDoesNoHarm() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (FaultyProxy proxy = new FaultyProxy(database().port());
                    Cluster cluster = cluster(Cluster.Leases.SHORT)) {
                cluster.worker("worker");
                HostProcess behind = cluster.start("behind", proxy.port());
                Workload load = cluster.load();
                load.awaitMore(some());
                cluster.leave(behind);
                cluster.disturb(behind);
                proxy.cut();
                database().awaitTakeover("behind");
                proxy.heal();
                load.awaitMore(some());
                cluster.judge("cut off from the database past the lease", IN_FLIGHT)
                        .holds();
            }
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsEitherThereWithItsEventOrNotAtAll() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (FaultyProxy proxy = new FaultyProxy(database().port());
                    Cluster cluster = cluster(Cluster.Leases.LONG)) {
                cluster.worker("worker");
                cluster.start("behind", proxy.port(), "--no-deliver");
                Workload load = cluster.load();
                load.awaitMore(some());
                proxy.loseCommits(12);
                Poll.until("lost commits", Poll.LONG, () -> proxy.commitsStillToLose() == 0);
                load.awaitMore(some());
                cluster.judge("answers to commits lost", 0).holds();
                assertThat(load.unanswered()).as("writes without an answer").isPositive();
            }
        }
    }

    @Test
    void aWorkerThatIsFrozenForLongerThanItsLeaseHasItsResultsDiscarded() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.SHORT)) {
                cluster.worker("worker");
                HostProcess frozen = cluster.worker("frozen");
                Workload load = cluster.load();
                load.awaitMore(some());
                cluster.leave(frozen);
                cluster.disturb(frozen);
                frozen.freeze();
                database().awaitTakeover("frozen");
                frozen.thaw();
                load.awaitMore(some());
                cluster.judge("frozen past the lease", IN_FLIGHT).holds();
            }
        }
    }

    @Test
    void twoNodesOfOneNameDoNotTakeEachOthersWork() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.SHORT)) {
                cluster.worker("same");
                HostProcess twin = cluster.worker("same");
                Workload load = cluster.load();
                load.awaitMore(some());
                cluster.disturb(twin);
                twin.kill();
                load.awaitMore(some());
                cluster.judge("two nodes of one name, one killed", IN_FLIGHT).holds();
            }
        }
    }

    @Test
    void aRollingRestartRepeatsNothing() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.LONG)) {
                HostProcess first = cluster.worker("old-1");
                HostProcess second = cluster.worker("old-2");
                Workload load = cluster.load();
                load.awaitMore(some());
                cluster.worker("new-1");
                cluster.leave(first);
                int left = stop(cluster, first);
                cluster.worker("new-2");
                cluster.leave(second);
                left += stop(cluster, second);
                load.awaitMore(some());
                cluster.judge("rolling restart", left).holds();
            }
        }
    }

    /** Returns how many deliveries the host may leave: none, unless the machine gave it too little time to finish. */
    private static int stop(Cluster cluster, HostProcess host) throws InterruptedException {
        if (host.terminate()) {
            return 0;
        }
        cluster.disturb(host);
        return IN_FLIGHT;
    }

    @Test
    void aNodeWhoseClockIsHoursAheadDisturbsNobody() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            try (Cluster cluster = cluster(Cluster.Leases.LONG)) {
                cluster.worker("right");
                cluster.worker("ahead", "--clock-offset", "5h");
                Workload load = cluster.load();
                load.awaitMore(3 * some());
                cluster.judge("a clock five hours ahead", 0).holds();
            }
        }
    }

    @Test
    void poisonedRowsDieAloneWithAReason() throws Exception {
        try (Cluster cluster = cluster(Cluster.Leases.SHORT)) {
            cluster.worker("worker");
            Workload load = cluster.load();
            load.awaitMore(some());
            String delivery =
                    "INSERT INTO webhooks_delivery (event_id, ordinal, webhook_id, lane, mode, due_at, attempts,"
                            + " fence, triggered_by) SELECT '%s', 1, id, 4711, 1, 0, 0, 0, 'AUTOMATIC' FROM webhooks_webhook"
                            + " WHERE name = '/first'";
            database().execute(String.format(delivery, MISSING));
            database().execute(String.format(delivery, "short"));
            database()
                    .execute("INSERT INTO webhooks_event (id, type, object_type, object_id, occurred_at, payload)"
                            + " VALUES ('" + GARBAGE + "', 'create', 'server', 'poison', 0, 'this is no JSON')");
            database().execute(String.format(delivery, GARBAGE));
            database()
                    .execute("INSERT INTO webhooks_webhook (id, name, url, event_types, active, object_types,"
                            + " ignore_origins, exclude, headers, format, ordering, signing_keys, updated_at) VALUES ('bad', 'bad',"
                            + " 'no url', '', true, '', '', '', '', 'standard', 'SIDEWAYS', '', 0)");
            load.awaitMore(some());
            // The engine cannot decode this row. It stays until an operator, whom the log informs, removes it.
            database().execute("DELETE FROM webhooks_delivery WHERE event_id = 'short'");
            cluster.judge("poisoned rows", 0).holds();
            assertThat(database()
                            .count("SELECT count(*) FROM webhooks_log WHERE event_id IN ('" + MISSING + "', '" + GARBAGE
                                    + "') AND status = 'DEAD'"
                                    + " AND outcome = 'UNSENDABLE' AND details <> ''"))
                    .isEqualTo(2);
        }
    }
}
