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

/** What is kept of the speed when receivers hang, lanes are long, many webhooks wait; each part has its own run. */
final class Weather {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROUNDS = 2;

    private final Bench bench;
    private final @Nullable String url;
    private final List<BudgetLine> lines = new ArrayList<>();
    private final long begin = System.nanoTime();

    Weather(Bench bench, @Nullable String url) {
        this.bench = bench;
        this.url = url;
    }

    List<BudgetLine> measure(String part) throws SQLException, IOException {
        switch (part) {
            case "crowds" -> crowds();
            case "lanes" -> lanes();
            case "polls" -> polls();
            case "index" -> index();
            case "numbers" -> numbers();
            default -> throw new IllegalArgumentException("there is no part '" + part + "'");
        }
        return lines;
    }

    private void crowds() throws SQLException, IOException {
        Figures alone = run("backlog", "backlog=40000 count=20000 lead=10000 expected=40000 warmSeconds=8");
        String beside = "backlog=80000 count=20000 lead=10000 expected=40000 warmSeconds=0 hanging=%1$d webhooks=%2$d";
        for (int hanging : List.of(1, 20, 60, 100)) {
            Figures figures = run("backlog", String.format(Locale.ROOT, beside, hanging, hanging + 1));
            atLeast("healthy beside " + hanging + " that hang, deliveries/s", figures, alone, "perSecond", 0.8);
        }
        Figures latency = run("latency", "seconds=10");
        Figures crowded = run("latency", "seconds=10 webhooks=101 hanging=100 healthyEvery=1 crowd=10000");
        double bound = 1.5 * latency.get("p90Millis") + 100;
        double beside100 = crowded.get("p90Millis");
        lines.add(new BudgetLine(
                "beside 100 that hang, p90 ms", beside100, bound, "1.5 x alone + 100", "<= 1", 1, false));
    }

    private void lanes() throws SQLException, IOException {
        run("drain", "count=5000 warm=5000 warmSeconds=8 limits=default");
        Figures alone = run("lanes", "others=20000 limits=default");
        Figures lane = run("lanes", "inLanes=10000 others=20000 limits=default");
        lines.add(BudgetLine.alone("a lane of 10,000, deliveries/s", lane.get("lanePerSecond"), ">= 100", 100, true));
        atLeast("others beside a lane of 10,000, deliveries/s", lane, alone, "othersPerSecond", 0.9);
        Figures five = run("lanes", "inLanes=50000 lanes=5 others=20000 limits=default seconds=20");
        atLeast("others beside 5 lanes of 10,000", five, alone, "othersPerSecond", 0.9);
        Figures many = run("lanes", "inLanes=30000 lanes=600 others=20000 limits=default seconds=40");
        atLeast("others beside 600 lanes of 50", many, alone, "othersPerSecond", 0.5);
        String mixed = "ordering=PER_OBJECT,NONE,LATEST webhooks=3 others=10000 limits=default";
        Figures mixedAlone = run("lanes", mixed);
        Figures mixedLane = run("lanes", mixed + " inLanes=5000 seconds=40");
        atLeast("others of three orderings beside a lane", mixedLane, mixedAlone, "othersPerSecond", 0.5);
    }

    private void polls() throws SQLException, IOException {
        Map<String, String> options = options("waiting=10000");
        poll("PostgreSQL", bench.measure("polls", OURS, options, LIMIT));
        poll("H2", bench.measureOnH2("polls", OURS, options, LIMIT));
        if (url != null) {
            poll(url.split(":", 3)[1], bench.measureOn(url, "polls", OURS, options, LIMIT));
        }
    }

    private void poll(String name, Figures figures) {
        show(name, figures);
        double few = figures.get("fewP50Millis");
        String beside = "10 that wait";
        lines.add(new BudgetLine(
                name + ": a poll, 10,000 wait, ms", figures.get("manyP50Millis"), few, beside, "<= 1.5", 1.5, false));
        lines.add(new BudgetLine(
                name + ": and one is down, ms", figures.get("besideMeanMillis"), few, beside, "<= 5", 5, false));
    }

    private void index() throws SQLException, IOException {
        String drain = "count=20000 warm=5000 warmSeconds=8 moreDueIndexes=";
        compare("drain, one more index on due time", "drain", drain, "1", "0", "perSecond");
        compare(
                "transactions/s of a host, one more index",
                "host-transaction",
                "moreDueIndexes=",
                "1",
                "0",
                "perSecond");
    }

    private void numbers() throws SQLException, IOException {
        String drain = "count=20000 warm=5000 warmSeconds=8 ordering=";
        compare("drain of NONE, numbers flushed", "drain", drain + "NONE flush=", "yes", "no", "perSecond");
        compare("drain of LATEST, numbers flushed", "drain", drain + "LATEST flush=", "yes", "no", "perSecond");
    }

    /** Measures with and without in turns; the better ones are compared. */
    private void compare(String name, String scenario, String options, String with, String without, String figure)
            throws SQLException, IOException {
        double best = 0;
        double bestWithout = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, run(scenario, options + with).get(figure));
            bestWithout = Math.max(bestWithout, run(scenario, options + without).get(figure));
        }
        lines.add(new BudgetLine(name, best, bestWithout, "without", ">= 0.95", 0.95, true));
    }

    private void atLeast(String name, Figures figures, Figures alone, String figure, double bound) {
        lines.add(new BudgetLine(name, figures.get(figure), alone.get(figure), "alone", ">= " + bound, bound, true));
    }

    private Figures run(String scenario, String text) throws SQLException, IOException {
        return show(scenario + " " + text, bench.measure(scenario, OURS, options(text), LIMIT));
    }

    private Figures show(String what, Figures figures) {
        System.out.printf(Locale.ROOT, "%4d s  %s: %s%n", (System.nanoTime() - begin) / 1_000_000_000, what, figures);
        return figures;
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>(Map.of("jvm", "default"));
        for (String option : text.split(" ", -1)) {
            int equals = option.indexOf('=');
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return options;
    }
}
