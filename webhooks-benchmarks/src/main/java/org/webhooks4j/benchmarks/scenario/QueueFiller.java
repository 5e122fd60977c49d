package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Contestant.HostWork;

/** Fills a queue, with many events per transaction. */
final class QueueFiller {

    private static final int EVENTS_A_TRANSACTION = 1_000;

    private QueueFiller() {}

    static void fill(Contestant contestant, int first, int count) throws SQLException {
        for (int done = 0; done < count; done += EVENTS_A_TRANSACTION) {
            contestant.transaction(HostWork.NONE, first + done, Math.min(EVENTS_A_TRANSACTION, count - done));
        }
    }
}
