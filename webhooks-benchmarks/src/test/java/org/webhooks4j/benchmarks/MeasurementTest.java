package org.webhooks4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.benchmarks.contestant.Contestants;
import org.webhooks4j.benchmarks.scenario.Figures;

/** Every path of a measurement on few events: what it measures is not looked at, but nothing may be lost. */
class MeasurementTest {

    @Test
    void aDrainDeliversEveryEventOnce() throws Exception {
        try (Bench bench = Bench.start()) {
            for (String contestant : new String[] {Contestants.OURS, Contestants.DB_SCHEDULER}) {
                Figures figures = bench.measure("drain", contestant, Map.of("count", "300", "warm", "100"));

                assertThat(figures.get("lost")).as(contestant).isZero();
                assertThat(figures.get("repeats")).as(contestant).isZero();
                assertThat(figures.get("perSecond")).as(contestant).isPositive();
            }
            Figures onH2 = bench.measureOnH2("drain", Contestants.OURS, Map.of("count", "300", "warm", "100"));
            assertThat(onH2.get("lost")).isZero();
        }
    }
}
