package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Setting;
import org.webhooks4j.benchmarks.process.Counts;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * How fast deliveries flow while many wait: fills {@code backlog} events, and when {@code warm} deliveries have arrived
 * measures the next {@code count}, or as many as come within {@code seconds}.
 */
final class Backlog implements Scenario {

    @Override
    public Figures measure(Contestant contestant, Setting setting, ReceiverControl receiver) throws SQLException {
        int warm = setting.number("warm", 5_000);
        int count = setting.number("count", 20_000);
        Duration atMost = Duration.ofSeconds(setting.number("seconds", 60));
        Filling.fill(contestant, 0, setting.number("backlog", 50_000));
        contestant.start();
        Counts before = receiver.await(now -> now.distinct() >= warm, atMost);
        long begin = System.nanoTime();
        Counts after = receiver.await(now -> now.distinct() >= before.distinct() + count, atMost);
        // What comes to a halt is measured to the end, not to its last arrival.
        long end = after.distinct() >= before.distinct() + count ? after.lastAt() : System.nanoTime();
        long start = before.distinct() >= warm ? before.lastAt() : begin;
        contestant.stop();
        return new Figures()
                .with("perSecond", (after.distinct() - before.distinct()) * 1e9 / Math.max(1, end - start))
                .count("repeats", after.received() - after.distinct());
    }
}
