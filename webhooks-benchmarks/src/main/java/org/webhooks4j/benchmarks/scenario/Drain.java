package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.Cpu;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/**
 * Measures how fast a queue is emptied, and at what cost, after a {@link WarmUp}. Options: {@code count}; {@code purge}
 * (yes: purges as many deliveries as are delivered).
 */
final class Drain implements Scenario {

    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final int PURGED_AT_ONCE = 500;

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException, InterruptedException {
        int count = setting.number("count", 20_000);
        long fanOut = setting.number("webhooks", 1);
        int first = WarmUp.run(contestant, setting, receiver);
        QueueFiller.fill(contestant, first, count);
        Duration jvm = Cpu.ofThisProcess();
        Duration database = Cpu.ofFamily(setting.databasePid());
        long expected = count * fanOut;
        contestant.start();
        if (setting.text("purge", "no").equals("yes")) {
            for (long done = PURGED_AT_ONCE; done < expected; done += PURGED_AT_ONCE) {
                long next = done;
                receiver.await(now -> now.distinct() >= next, AT_MOST);
                contestant.purge();
            }
        }
        receiver.await(now -> now.distinct() >= expected, AT_MOST);
        jvm = Cpu.ofThisProcess().minus(jvm);
        database = Cpu.ofFamily(setting.databasePid()).minus(database);
        contestant.stop();
        ReceiverCounts counts = receiver.counts();
        return new Figures()
                .with("perSecond", counts.perSecond())
                .with("jvmMicros", micros(jvm, counts))
                .with("databaseMicros", setting.databasePid() == 0 ? 0 : micros(database, counts))
                .count("lost", expected - counts.distinct())
                .count("repeats", counts.received() - counts.distinct());
    }

    private static double micros(Duration time, ReceiverCounts counts) {
        return time.toNanos() / 1e3 / Math.max(1, counts.distinct());
    }
}
