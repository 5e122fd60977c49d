package org.webhooks4j.benchmarks.scenario;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Setting;
import org.webhooks4j.benchmarks.process.Counts;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * Many requests in flight at a receiver that does not answer, and a long queue behind them; then it answers, and many
 * more follow. Option {@code backlog}.
 */
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
        long ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("webhooks4j"))
                .count();
        double used = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        receiver.release();
        Counts next = receiver.await(now -> now.distinct() >= 2L * flight, Duration.ofSeconds(30));
        return new Figures()
                .with("inFlight", counts.held())
                .count("afterwards", next.distinct())
                .count("ownThreads", ours)
                .with("usedMebibytes", used)
                .with("maxMebibytes", runtime.maxMemory() / 1048576.0)
                .with("newThreads", threads);
    }
}
