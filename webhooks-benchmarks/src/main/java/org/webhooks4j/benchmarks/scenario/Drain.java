package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Setting;
import org.webhooks4j.benchmarks.process.Counts;
import org.webhooks4j.benchmarks.process.Cpu;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * How fast a queue is emptied, at what cost, after the same was done once to warm up. Options {@code count},
 * {@code warm}.
 */
final class Drain implements Scenario {

    private static final Duration AT_MOST = Duration.ofSeconds(90);

    @Override
    public Figures measure(Contestant contestant, Setting setting, ReceiverControl receiver) throws SQLException {
        int warm = setting.number("warm", 10_000);
        int count = setting.number("count", 20_000);
        int fanOut = setting.number("webhooks", 1);
        Filling.fill(contestant, 0, warm);
        contestant.start();
        receiver.await(counts -> counts.distinct() >= (long) warm * fanOut, AT_MOST);
        contestant.stop();
        Filling.fill(contestant, warm, count);
        receiver.reset();
        Duration jvm = Cpu.ofThisProcess();
        Duration database = Cpu.ofFamily(setting.databasePid());
        long expected = (long) count * fanOut;
        contestant.start();
        receiver.await(now -> now.distinct() >= expected, AT_MOST);
        jvm = Cpu.ofThisProcess().minus(jvm);
        database = Cpu.ofFamily(setting.databasePid()).minus(database);
        contestant.stop();
        Counts counts = receiver.counts();
        return new Figures()
                .with("perSecond", counts.perSecond())
                .with("jvmMicros", micros(jvm, counts))
                .with("databaseMicros", setting.databasePid() == 0 ? 0 : micros(database, counts))
                .count("lost", expected - counts.distinct())
                .count("repeats", counts.received() - counts.distinct());
    }

    private static double micros(Duration time, Counts counts) {
        return time.toNanos() / 1e3 / Math.max(1, counts.distinct());
    }
}
