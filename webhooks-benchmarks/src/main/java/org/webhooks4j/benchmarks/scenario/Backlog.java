package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/**
 * Measures the rate of deliveries while many are pending. After a {@link WarmUp}, raises {@code backlog} events. When
 * {@code lead} deliveries have arrived, measures the next {@code count}, or as many as arrive within {@code seconds}.
 * Then waits for all deliveries that can arrive ({@code expected}), to check that none is lost.
 */
final class Backlog implements Scenario {

    private static final Duration TO_THE_END = Duration.ofMinutes(4);

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException {
        int lead = setting.number("lead", 5_000);
        int count = setting.number("count", 20_000);
        Duration atMost = Duration.ofSeconds(setting.number("seconds", 60));
        int first = WarmUp.run(contestant, setting, receiver);
        QueueFiller.fill(contestant, first, setting.number("backlog", 50_000));
        contestant.start();
        ReceiverCounts before = receiver.await(now -> now.distinct() >= lead, atMost);
        long begin = System.nanoTime();
        ReceiverCounts after = receiver.await(now -> now.distinct() >= before.distinct() + count, atMost);
        // If deliveries stop, the time counts up to the end, not up to the last arrival.
        long end = after.distinct() >= before.distinct() + count ? after.lastAt() : System.nanoTime();
        long start = lead > 0 && before.distinct() >= lead ? before.lastAt() : begin;
        Figures figures = new Figures()
                .with("perSecond", (after.distinct() - before.distinct()) * 1e9 / Math.max(1, end - start));
        int expected = setting.number("expected", 0);
        if (expected > 0) {
            ReceiverCounts last = receiver.await(now -> now.distinct() >= expected, TO_THE_END);
            figures.count("lost", expected - last.distinct()).count("repeats", last.received() - last.distinct());
        }
        contestant.stop();
        return figures;
    }
}
