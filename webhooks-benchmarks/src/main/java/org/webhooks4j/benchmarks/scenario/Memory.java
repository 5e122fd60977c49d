package org.webhooks4j.benchmarks.scenario;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/**
 * Opens many requests to a receiver that no longer responds, with a long queue behind them. Then the receiver responds
 * again, and many more requests follow. Option: {@code backlog}.
 */
final class Memory implements Scenario {

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException {
        int flight = setting.number("flight", 1_000);
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        receiver.release();
        QueueFiller.fill(contestant, 0, 2 * flight); // its answers allow it as many open requests
        contestant.start();
        receiver.await(now -> now.distinct() >= 2L * flight * setting.number("webhooks", 1), Duration.ofSeconds(60));
        receiver.reset();
        QueueFiller.fill(contestant, 2 * flight, setting.number("backlog", 10_000));
        ReceiverCounts counts = receiver.await(now -> now.held() >= flight, Duration.ofSeconds(30));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;
        long ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("webhooks4j"))
                .count();
        double used = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        receiver.release();
        ReceiverCounts next = receiver.await(now -> now.distinct() >= 2L * flight, Duration.ofSeconds(30));
        return new Figures()
                .with("inFlight", counts.held())
                .count("afterwards", next.distinct())
                .count("ownThreads", ours)
                .with("usedMebibytes", used)
                .with("maxMebibytes", runtime.maxMemory() / 1048576.0)
                .with("newThreads", threads);
    }
}
