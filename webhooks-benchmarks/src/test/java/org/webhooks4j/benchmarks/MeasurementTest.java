package org.webhooks4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.benchmarks.contestant.Contestants;
import org.webhooks4j.benchmarks.scenario.Figures;

/** Runs measurements with few events. The figures are not checked, but no event may be lost. */
@Tag("slow")
class MeasurementTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Map<String, String> FEW = Map.of("count", "300", "warm", "100", "warmSeconds", "1");

    private static BenchmarkProcesses bench;

    @BeforeAll
    static void start() throws Exception {
        bench = BenchmarkProcesses.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (bench != null) {
            bench.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Contestants.TRANSACTION_OUTBOX, Contestants.JOBRUNR})
    void aPeerIsMeasuredAgainInTheSameProcess(String contestant) throws Exception {
        Map<String, String> transactions = Map.of("blocks", "2", "warmBlocks", "1");

        assertThat(bench.measure("drain", contestant, FEW, LIMIT).get("lost")).isZero();
        assertThat(bench.measure("host-transaction", contestant, transactions, LIMIT)
                        .get("lost"))
                .isZero();
        assertThat(bench.measure("drain", contestant, FEW, LIMIT).get("lost")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {Contestants.OURS, Contestants.DB_SCHEDULER, Contestants.TRANSACTION_OUTBOX})
    void aDrainDeliversEveryEventOnce(String contestant) throws Exception {
        Figures figures = bench.measure("drain", contestant, FEW, LIMIT);

        assertThat(figures.get("lost")).isZero();
        assertThat(figures.get("repeats")).isZero();
        assertThat(figures.get("perSecond")).isPositive();
        assertThat(bench.descriptions().get(contestant)).contains("atomic with the host's data");
    }

    @Test
    void aDrainOfAnH2FileDeliversEveryEvent() throws Exception {
        assertThat(bench.measureOnH2("drain", Contestants.OURS, FEW, LIMIT).get("lost"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "backlog, webhooks=2 hanging=1 backlog=200 lead=10 count=50 expected=100 warmSeconds=0",
        "drain, route=forwarded nodes=2 purge=yes count=700 warm=100 warmSeconds=1",
        "drain, transport=Apache_HttpClient_5 count=300 warm=100 warmSeconds=1",
        "host-transaction, webhooks=2 expectedPerEvent=2 blocks=2 warmBlocks=1",
        "sustained, connections=8 seconds=1",
        "latency, seconds=1 wakeUp=no",
        "lanes, inLanes=40 lanes=2 others=40 limits=default",
        "lanes, inLanes=40 others=40 webhooks=12",
        "lanes, inLanes=40 lanes=2 ordering=LATEST events=updates",
        "lanes, inLanes=40 others=40 otherLanes=5 until=others",
        "drain, ordering=NONE flush=no moreDueIndexes=1 moreLogIndexes=1 count=300 warm=100 warmSeconds=1",
    })
    void nothingIsLostWhateverIsMeasured(String scenario, String options) throws Exception {
        Map<String, String> named = Stream.of(options.split(" ", -1))
                .map(option -> option.split("=", -1))
                .collect(Collectors.toMap(option -> option[0], option -> option[1].replace('_', ' ')));

        Figures figures = bench.measure(scenario, Contestants.OURS, named, LIMIT);

        assertThat(figures.get("lost")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {Contestants.DB_SCHEDULER, Contestants.TRANSACTION_OUTBOX})
    void aPeersRequestsArriveAfterTheCommit(String contestant) throws Exception {
        Figures figures = bench.measure("latency", contestant, Map.of("seconds", "1"), LIMIT);

        assertThat(figures.get("lost")).isZero();
        assertThat(figures.get("p50Millis")).isPositive();
    }

    @Test
    void requestsInFlightHoldNoThreads() throws Exception {
        Map<String, String> options =
                Map.of("path", "hold", "flight", "100", "backlog", "300", "webhooks", "1", "heap", "128m");

        Figures figures = bench.measure("memory", Contestants.OURS, options, LIMIT);

        assertThat(figures.get("inFlight")).isEqualTo(100);
        assertThat(figures.get("afterwards")).isGreaterThanOrEqualTo(200);
        // Two threads deliver, one watches deadlines, and one may do housekeeping, whatever the number of requests.
        assertThat(figures.get("ownThreads")).isLessThanOrEqualTo(4);
    }
}
