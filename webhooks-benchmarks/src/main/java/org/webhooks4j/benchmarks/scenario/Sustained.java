package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/** Runs four writers and the sender together for {@code seconds}, and shows which contestants keep up. */
final class Sustained implements Scenario {

    private static final int WRITERS = 4;
    private static final Duration WARM = Duration.ofSeconds(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final AtomicInteger written = new AtomicInteger();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private volatile boolean over;

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException, InterruptedException {
        HostTable.create(setting);
        contestant.start();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> write(contestant), "writer-" + i);
            writers.add(writer);
            writer.start();
        }
        Thread.sleep(WARM.toMillis());
        long begin = System.nanoTime();
        int writtenBefore = written.get();
        ReceiverCounts before = receiver.counts();
        Thread.sleep(Duration.ofSeconds(setting.number("seconds", 4)).toMillis());
        double seconds = (System.nanoTime() - begin) / 1e9;
        int transactions = written.get() - writtenBefore;
        ReceiverCounts after = receiver.counts();
        over = true;
        for (Thread writer : writers) {
            writer.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        int all = written.get();
        ReceiverCounts last = receiver.await(now -> now.distinct() >= all, AT_MOST);
        return new Figures()
                .with("transactionsPerSecond", transactions / seconds)
                .with("perSecond", (after.distinct() - before.distinct()) / seconds)
                .count("behind", all - after.distinct())
                .count("lost", all - last.distinct());
    }

    private void write(Contestant contestant) {
        try {
            while (!over) {
                int number = written.getAndIncrement();
                contestant.transaction(HostTable.insert(number), number, 1);
            }
        } catch (SQLException e) {
            failure.compareAndSet(null, e);
        }
    }
}
