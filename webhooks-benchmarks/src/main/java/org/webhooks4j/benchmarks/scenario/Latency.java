package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * Measures the time from the host's commit to the arrival, at 100 events a second. Options: {@code seconds};
 * {@code crowd} (the number of events that wait for hanging receivers).
 */
final class Latency implements Scenario {

    private static final int A_SECOND = 100;
    private static final int WARM = 3_000;

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException {
        HostTable.create(setting);
        QueueFiller.fill(contestant, MeasurementSetting.CROWD, setting.number("crowd", 0));
        contestant.start();
        int count = WARM + A_SECOND * setting.number("seconds", 4);
        long[] committed = new long[count];
        long next = System.nanoTime();
        for (int number = 0; number < count; number++) {
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            committed[number] = contestant.transaction(HostTable.insert(number), number, 1);
            next = number < WARM ? System.nanoTime() : next + 1_000_000_000L / A_SECOND;
        }
        receiver.await(counts -> counts.distinct() >= count, Duration.ofSeconds(15));
        long[] arrived = receiver.instants(count, setting.number("webhooks", 1) - setting.number("hanging", 0));
        double[] millis = new double[count - WARM];
        long lost = 0;
        for (int i = 0; i < millis.length; i++) {
            lost += arrived[i + WARM] == 0 ? 1 : 0;
            millis[i] = (arrived[i + WARM] - committed[i + WARM]) / 1e6;
        }
        Arrays.sort(millis);
        return new Figures()
                .with("p50Millis", millis[millis.length / 2])
                .with("p90Millis", millis[millis.length * 9 / 10])
                .with("p99Millis", millis[millis.length * 99 / 100])
                .count("lost", lost);
    }
}
