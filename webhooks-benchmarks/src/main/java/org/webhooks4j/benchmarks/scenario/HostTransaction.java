package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/**
 * What an event adds to a transaction of the host. The two kinds take turns in short blocks, so that what else the
 * machine does falls on both; compared are the medians of the blocks. In the end all events are delivered, to see that
 * none is lost. Options {@code blocks}, {@code warmBlocks}, {@code expectedPerEvent}.
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
        double[] with = new double[blocks];
        for (int i = -setting.number("warmBlocks", 80); i < blocks; i++) {
            double plain = block(contestant, 0);
            double event = block(contestant, 1);
            if (i >= 0) {
                without[i] = plain;
                with[i] = event;
            }
        }
        int events = number / 2;
        contestant.start();
        long expected = (long) events * setting.number("expectedPerEvent", 1);
        ReceiverCounts counts = receiver.await(now -> now.distinct() >= expected, Duration.ofSeconds(60));
        contestant.stop();
        double plain = median(without);
        double event = median(with);
        return new Figures()
                .with("plainMicros", plain)
                .with("eventMicros", event)
                .with("perSecond", 1e6 / event)
                .with("ratio", event / plain)
                .count("lost", expected - counts.distinct());
    }

    private double block(Contestant contestant, int events) throws SQLException {
        long begin = System.nanoTime();
        for (int i = 0; i < A_BLOCK; i++) {
            contestant.transaction(HostTable.insert(++number), number, events);
        }
        return (System.nanoTime() - begin) / 1e3 / A_BLOCK;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
