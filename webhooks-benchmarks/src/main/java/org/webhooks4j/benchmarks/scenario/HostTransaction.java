package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Contestant.HostWork;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/**
 * Measures what an event adds to a transaction of the host, and compares it with a second row of the host's own. The
 * kinds take turns in short blocks, so that other load of the machine affects all of them alike; the medians of the
 * blocks are compared. In the end all events are delivered, to check that none is lost. Options: {@code blocks},
 * {@code warmBlocks}, {@code expectedPerEvent}.
 */
final class HostTransaction implements Scenario {

    private static final int A_BLOCK = 50;

    private int number;

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException {
        HostTable.create(setting);
        int blocks = setting.number("blocks", 60);
        double[] without = new double[blocks];
        double[] withRow = new double[blocks];
        double[] withEvent = new double[blocks];
        for (int i = -setting.number("warmBlocks", 80); i < blocks; i++) {
            double plain = block(contestant, HostTable::insert, 0);
            double row = block(contestant, HostTable::insertTwo, 0);
            double event = block(contestant, HostTable::insert, 1);
            if (i >= 0) {
                without[i] = plain;
                withRow[i] = row;
                withEvent[i] = event;
            }
        }
        int events = number / 3;
        contestant.start();
        long expected = (long) events * setting.number("expectedPerEvent", 1);
        ReceiverCounts counts = receiver.await(now -> now.distinct() >= expected, Duration.ofSeconds(60));
        contestant.stop();
        double plain = median(without);
        double event = median(withEvent);
        return new Figures()
                .with("plainMicros", plain)
                .with("secondRowMicros", median(withRow))
                .with("eventMicros", event)
                .with("perSecond", 1e6 / event)
                .with("ratio", event / plain)
                .count("lost", expected - counts.distinct());
    }

    private double block(Contestant contestant, IntFunction<HostWork> work, int events) throws SQLException {
        long begin = System.nanoTime();
        for (int i = 0; i < A_BLOCK; i++) {
            contestant.transaction(work.apply(++number), number, events);
        }
        return (System.nanoTime() - begin) / 1e3 / A_BLOCK;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
