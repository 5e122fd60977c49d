package org.webhooks4j.benchmarks;

import static org.webhooks4j.benchmarks.contestant.Contestants.BARE_CLIENT;
import static org.webhooks4j.benchmarks.contestant.Contestants.OURS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.report.Results;

/**
 * Compares the figures with the goals. Goals are ratios of figures of the same run, so that they hold on any machine.
 */
final class Budget {

    private static final String DRAIN = "drain, deliveries/s";
    private static final String PROCESSOR_TIME = "processor time per delivery, µs";
    private static final String BESIDE_A_CROWD = "healthy beside hanging, 100 of them, deliveries/s";
    private static final String WITH_ONE_WEBHOOK = "host transaction, 1 webhook, µs";
    private static final String ARRIVAL = "commit to arrival, p99 ms";

    /** The lines by which users decide. */
    static final Set<String> HEADLINES = Set.of(DRAIN, PROCESSOR_TIME, BESIDE_A_CROWD, WITH_ONE_WEBHOOK, ARRIVAL);

    private final Results results;
    private final List<BudgetLine> lines = new ArrayList<>();

    private Budget(Results results) {
        this.results = results;
    }

    static List<BudgetLine> compare(Results results) {
        Budget budget = new Budget(results);
        budget.drain();
        budget.processorTime();
        budget.queue();
        budget.orderAndLog();
        budget.host();
        budget.latencyAndMemory();
        budget.lines.add(BudgetLine.alone("lost, in all that was measured", results.sum("lost"), "= 0", 0, false));
        return budget.lines;
    }

    private double rate(String name) {
        return results.get("drain", name, "perSecond");
    }

    private double micros(String name) {
        return results.get("drain", name, "jvmMicros") + databaseMicros(name);
    }

    private double databaseMicros(String name) {
        return results.get("drain", name, "databaseMicros");
    }

    private void drain() {
        String best = peers().max(Comparator.comparingDouble(this::rate)).orElseThrow();
        atLeast(DRAIN, rate(OURS), rate(best), best, 3);
        atLeast("the same with Apache HttpClient 5", rate(BenchmarkPlan.HTTP_CLIENT_5), rate(best), best, 5);
        atLeast("drain, Java's defaults", rate(OURS), rate(BenchmarkPlan.POOL_OF_TWO), "a common pool of two", 0.95);
        atLeast("drain, beside the client alone", rate(OURS), rate(BARE_CLIENT), BARE_CLIENT, 0.5);
        lines.add(BudgetLine.alone(
                "drain on an H2 file, deliveries/s", rate(BenchmarkPlan.ON_H2), ">= 5,000", 5_000, true));
    }

    private Stream<String> peers() {
        return results.names("drain").stream().filter(BenchmarkPlan.PEERS::contains);
    }

    private void processorTime() {
        String best = peers().min(Comparator.comparingDouble(this::micros)).orElseThrow();
        atMost(PROCESSOR_TIME, micros(OURS), micros(best), best, 0.28);
        atMost("the same with Apache HttpClient 5", micros(BenchmarkPlan.HTTP_CLIENT_5), micros(best), best, 0.18);
        atMost("of which PostgreSQL, µs", databaseMicros(OURS), databaseMicros(best), best, 0.11);
    }

    private void queue() {
        List<String> lengths = List.copyOf(results.names("backlog"));
        String shortest = lengths.get(0);
        String longest = lengths.get(lengths.size() - 1);
        atLeast(
                "drain with " + longest + ", deliveries/s",
                results.get("backlog", longest, "perSecond"),
                results.get("backlog", shortest, "perSecond"),
                shortest,
                0.9);
        for (String name : results.names("isolation")) {
            if (name.startsWith(OURS)) {
                atLeast(
                        name.replaceFirst(OURS, "healthy beside hanging") + ", deliveries/s",
                        results.get("isolation", name, "perSecond"),
                        results.get("isolation", "alone", "perSecond"),
                        "alone",
                        0.8);
            }
        }
    }

    private void orderAndLog() {
        atLeast("ordered, deliveries/s", rate(OURS), rate(BenchmarkPlan.UNORDERED), "unordered", 0.9);
        double log = micros(OURS) - micros(BenchmarkPlan.WITHOUT_LOG);
        lines.add(BudgetLine.alone("the log, µs per delivery", log, "<= 12", 12, false));
        atLeast("while purging, deliveries/s", rate(BenchmarkPlan.PURGING), rate(OURS), "not purging", 0.95);
    }

    private void host() {
        String best = results.names("sustained").stream()
                .filter(BenchmarkPlan.ATOMIC_PEERS::contains)
                .max(Comparator.comparingDouble(peer -> results.get("sustained", peer, "transactionsPerSecond")))
                .orElseThrow();
        atLeast(
                "writers and sender together, transactions/s",
                results.get("sustained", OURS, "transactionsPerSecond"),
                results.get("sustained", best, "transactionsPerSecond"),
                best,
                1.5);
        atLeast(
                "of which delivered at once",
                results.get("sustained", OURS, "perSecond"),
                results.get("sustained", OURS, "transactionsPerSecond"),
                "written",
                0.98);
        hostTransaction("1 webhook", "1 webhook", "secondRowMicros", "a second row", 1.1);
        hostTransaction("10 webhooks", "1 webhook", "eventMicros", "1 webhook", 1.25);
        hostTransaction("none matches", "none matches", "plainMicros", "without event", 1.02);
    }

    private void hostTransaction(String kind, String other, String figure, String beside, double bound) {
        atMost(
                "host transaction, " + kind + ", µs",
                results.get("host transaction", kind, "eventMicros"),
                results.get("host transaction", other, figure),
                beside,
                bound);
    }

    private void latencyAndMemory() {
        latency("commit to arrival, p50 ms", OURS, "p50Millis", 2);
        latency(ARRIVAL, OURS, "p99Millis", 8);
        latency("without wake-up, p50 ms", "polling", "p50Millis", 60);
        double alone = results.get("latency", OURS, "p90Millis");
        double beside = results.get("latency", BenchmarkPlan.BESIDE_A_CROWD, "p90Millis");
        atMost("beside 100 that hang, p90 ms", beside, alone + 100, "alone, and 100 ms", 1);
        double inFlight = results.get("memory", OURS, "inFlight");
        lines.add(BudgetLine.alone("in flight within -Xmx128m", inFlight, ">= 1,000", 1_000, true));
        double threads = results.get("memory", OURS, "ownThreads");
        // Two threads deliver, one watches deadlines, and one may do housekeeping.
        lines.add(BudgetLine.alone("threads of ours, with those in flight", threads, "<= 4", 4, false));
    }

    private void latency(String name, String whose, String figure, double bound) {
        String goal = "<= " + Math.round(bound);
        lines.add(BudgetLine.alone(name, results.get("latency", whose, figure), goal, bound, false));
    }

    private void atLeast(String name, double ours, double beside, String whom, double bound) {
        lines.add(new BudgetLine(name, ours, beside, whom, ">= " + bound, bound, true));
    }

    private void atMost(String name, double ours, double beside, String whom, double bound) {
        lines.add(new BudgetLine(name, ours, beside, whom, "<= " + bound, bound, false));
    }
}
