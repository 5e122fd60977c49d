package org.webhooks4j.benchmarks;

import static org.webhooks4j.benchmarks.contestant.Contestants.OURS;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.scenario.Figures;

/**
 * Measures the remaining speed when receivers hang, lanes are long, or many webhooks wait. Each part is a run of its
 * own with the engine's default limits. A part ends after {@link #BOUND} at the latest, with its lines so far.
 */
final class AdverseConditions {

    /** From the first measurement to the end of the last. */
    private static final Duration BOUND = Duration.ofSeconds(210);

    private static final int ROUNDS = 2;
    private static final List<Integer> CROWDS = List.of(1, 20, 60, 100);
    private static final String ALONE = "alone";
    private static final String ALL_REQUESTS = "perSecond";

    private final BenchmarkProcesses bench;
    private final @Nullable String option;
    private final List<BudgetLine> lines = new ArrayList<>();
    private final long begin = System.nanoTime();

    AdverseConditions(BenchmarkProcesses bench, @Nullable String option) {
        this.bench = bench;
        this.option = option;
    }

    List<BudgetLine> measure(String part) throws SQLException {
        try {
            switch (part) {
                case "crowds" -> crowds();
                case "latencies" -> latencies();
                case "lanes" -> lanes();
                case "others" -> others();
                case "polls" -> polls();
                case "index" -> index();
                case "numbers" -> numbers();
                default -> throw new IllegalArgumentException("there is no part '" + part + "'");
            }
        } catch (IOException e) {
            System.out.println("The part ends before its last measurement: " + e.getMessage());
        }
        return lines;
    }

    private void crowds() throws SQLException, IOException {
        String counted = "lead=2000 count=8000 expected=12000 ";
        run("backlog", counted + "backlog=12000 warmSeconds=15");
        Pair pair = new Pair("backlog", counted + "backlog=12000 warmSeconds=0", ALL_REQUESTS);
        for (int hanging : CROWDS) {
            String name = "healthy beside " + hanging + " that hang, a second";
            pair.atLeast(0.8, name, counted + "backlog=24000 warmSeconds=0 " + crowd(hanging));
        }
    }

    private void latencies() throws SQLException, IOException {
        Figures alone = run("latency", "seconds=10");
        double bound = 1.5 * alone.get("p90Millis") + 100;
        lines.add(BudgetLine.alone("alone, p90 ms", alone.get("p90Millis"), "", Double.MAX_VALUE, false));
        for (int hanging : CROWDS) {
            Figures figures = run("latency", "seconds=10 healthyEvery=1 crowd=" + 100 * hanging + " " + crowd(hanging));
            String name = "beside " + hanging + " that hang, p90 ms";
            lines.add(new BudgetLine(name, figures.get("p90Millis"), bound, "1.5 x alone + 100", "<= 1", 1, false));
        }
    }

    private static String crowd(int hanging) {
        return "hanging=" + hanging + " webhooks=" + (hanging + 1);
    }

    private void lanes() throws SQLException, IOException {
        run("drain", "count=5000 warm=5000 warmSeconds=15");
        Figures lane = run("lanes", "inLanes=10000 seconds=45");
        lines.add(BudgetLine.alone("a lane of 10,000, a second", lane.get("lanePerSecond"), ">= 100", 100, true));
        Figures latest = run("lanes", "inLanes=10000 ordering=LATEST events=updates seconds=30");
        String name = "requests for a lane of 10,000 LATEST";
        lines.add(BudgetLine.alone(name, latest.get("laneRequests") + latest.get("lost"), "<= 2", 2, false));
        String five = "others=3000 otherLanes=5 seconds=30";
        new Pair("lanes", five, "othersPerSecond")
                .atLeast(0.9, "5 lanes beside a lane of 20,000, a second", five + " inLanes=20000 until=others");
    }

    private void others() throws SQLException, IOException {
        run("drain", "count=5000 warm=5000 warmSeconds=8");
        String others = "others=20000 until=others seconds=30";
        new Pair("lanes", others, "othersPerSecond")
                .atLeast(0.9, "others beside a lane of 10,000, a second", others + " inLanes=10000");
        // What is in these lanes is due before the others and can be sent, so that all requests are counted.
        new Pair("lanes", others, ALL_REQUESTS)
                .atLeast(0.7, "all beside 600 lanes of 50, a second", others + " inLanes=30000 lanes=600");
        String both = others + " ordering=PER_OBJECT,NONE webhooks=2";
        new Pair("lanes", both, ALL_REQUESTS)
                .atLeast(0.9, "all beside a lane of 5,000, ordered and not, a second", both + " inLanes=5000");
    }

    private void polls() throws SQLException, IOException {
        Map<String, String> options = options("waiting=10000");
        poll("PostgreSQL", bench.measure("polls", OURS, options, left()));
        poll("H2", bench.measureOnH2("polls", OURS, options, left()));
        if (option != null) {
            poll(option.split(":", 3)[1], bench.measureOn(option, "polls", OURS, options, left()));
        }
    }

    private void poll(String name, Figures figures) {
        show(name, figures);
        String goal = "<= 1.5";
        lines.add(new BudgetLine(
                name + ": a poll, 10,000 wait, p50 ms",
                figures.get("manyP50Millis"),
                figures.get("noneP50Millis"),
                "none waits",
                goal,
                1.5,
                false));
        lines.add(new BudgetLine(
                name + ": and one is down, mean ms",
                figures.get("besideMeanMillis"),
                figures.get("noneMeanMillis"),
                "none waits",
                goal,
                1.5,
                false));
    }

    private void index() throws SQLException, IOException {
        micros("one more index on due time", "moreDueIndexes=", "1", "0");
        micros("one more index on the log", "moreLogIndexes=", "1", "0");
    }

    private void numbers() throws SQLException, IOException {
        micros("NONE, numbers flushed", "ordering=NONE flush=", "yes", "no");
        micros("LATEST, numbers flushed", "ordering=LATEST flush=", "yes", "no");
    }

    /** Drains with and without in turns; the better ones are compared. */
    private void micros(String name, String options, String with, String without) throws SQLException, IOException {
        String drain = "count=20000 warm=5000 warmSeconds=8 " + options;
        double best = 0;
        double bestWithout = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, run("drain", drain + with).get(ALL_REQUESTS));
            bestWithout = Math.max(bestWithout, run("drain", drain + without).get(ALL_REQUESTS));
        }
        String what = name + ", µs a delivery";
        lines.add(new BudgetLine(what, 1e6 / best, 1e6 / bestWithout, "without", "<= 1.05", 1.05, false));
    }

    /** A measurement without what may disturb it is made before and after each one with it, as JVM and machine warm. */
    private final class Pair {

        private final String scenario;
        private final String alone;
        private final String figure;
        private double before;

        Pair(String scenario, String alone, String figure) throws SQLException, IOException {
            this.scenario = scenario;
            this.alone = alone;
            this.figure = figure;
            this.before = run(scenario, alone).get(figure);
        }

        void atLeast(double bound, String name, String beside) throws SQLException, IOException {
            double measured = run(scenario, beside).get(figure);
            double after = run(scenario, alone).get(figure);
            lines.add(new BudgetLine(name, measured, (before + after) / 2, ALONE, ">= " + bound, bound, true));
            before = after;
        }
    }

    private Figures run(String scenario, String text) throws SQLException, IOException {
        Map<String, String> options = options(text);
        if (option != null) {
            options.put("transport", option);
        }
        return show(scenario + " " + text, bench.measure(scenario, OURS, options, left()));
    }

    private Duration left() throws IOException {
        Duration left = BOUND.minusNanos(System.nanoTime() - begin);
        if (left.isNegative()) {
            throw new IOException("its " + BOUND.toSeconds() + " seconds are over");
        }
        return left;
    }

    private Figures show(String what, Figures figures) {
        System.out.printf(Locale.ROOT, "%4d s  %s: %s%n", (System.nanoTime() - begin) / 1_000_000_000, what, figures);
        return figures;
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>(Map.of("limits", "default"));
        for (String option : text.split(" ", -1)) {
            int equals = option.indexOf('=');
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return options;
    }
}
