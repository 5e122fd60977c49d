package org.webhooks4j.benchmarks.scenario;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Setting;
import org.webhooks4j.benchmarks.process.Counts;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/** Many requests in flight at a receiver that does not answer, and a long queue behind them. Option {@code backlog}. */
final class Memory implements Scenario {

    @Override
    public Figures measure(Contestant contestant, Setting setting, ReceiverControl receiver) throws SQLException {
        int flight = setting.number("flight", 1_000);
        Filling.fill(contestant, 0, setting.number("backlog", 10_000));
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        contestant.start();
        Counts counts = receiver.await(now -> now.held() >= flight, Duration.ofSeconds(30));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;
        receiver.release();
        return new Figures()
                .with("inFlight", counts.held())
                .with("usedMebibytes", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0)
                .with("maxMebibytes", runtime.maxMemory() / 1048576.0)
                .with("newThreads", threads);
    }
}
