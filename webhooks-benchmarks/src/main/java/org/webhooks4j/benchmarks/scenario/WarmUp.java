package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * Drains {@code warm} events at least once, and repeats that until this process has warmed up for {@code warmSeconds}
 * in total, so that the measured code is compiled. Does nothing if {@code warmSeconds} is 0.
 */
final class WarmUp {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private static long spentNanos;

    private WarmUp() {}

    /** Warms up, resets the receiver, and returns the number of the next event. */
    static int run(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver) throws SQLException {
        int chunk = setting.number("warm", 5_000);
        Duration time = Duration.ofSeconds(setting.number("warmSeconds", 4));
        int next = 0;
        for (boolean more = !time.isZero(); more; more = spentNanos < time.toNanos()) {
            long begin = System.nanoTime();
            QueueFiller.fill(contestant, next, chunk);
            next += chunk;
            long expected = (long) next * setting.number("webhooks", 1);
            contestant.start();
            receiver.await(counts -> counts.distinct() >= expected, AT_MOST);
            contestant.stop();
            spentNanos += System.nanoTime() - begin;
        }
        receiver.reset();
        return next;
    }
}
