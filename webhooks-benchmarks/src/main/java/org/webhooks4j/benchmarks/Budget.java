package org.webhooks4j.benchmarks;

import static org.webhooks4j.benchmarks.contestant.Contestants.BARE_CLIENT;
import static org.webhooks4j.benchmarks.contestant.Contestants.DB_SCHEDULER;
import static org.webhooks4j.benchmarks.contestant.Contestants.JOBRUNR;
import static org.webhooks4j.benchmarks.contestant.Contestants.OURS;
import static org.webhooks4j.benchmarks.contestant.Contestants.TRANSACTION_OUTBOX;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.report.Results;

/** What the library may cost: goals as ratios of figures of one run, which hold on any machine. */
final class Budget {

    private static final List<String> PEERS = List.of(DB_SCHEDULER, TRANSACTION_OUTBOX, JOBRUNR);

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
        budget.host();
        budget.latencyAndMemory();
        budget.nothingLost();
        return budget.lines;
    }

    private double drain(String name, String figure) {
        return results.get("drain", name, figure);
    }

    private double micros(String name) {
        return drain(name, "jvmMicros") + drain(name, "databaseMicros");
    }

    private void drain() {
        String best = PEERS.stream()
                .max(Comparator.comparingDouble(peer -> drain(peer, "perSecond")))
                .orElseThrow();
        double ours = drain(OURS, "perSecond");
        atLeast("drain, deliveries/s", ours, drain(best, "perSecond"), best, 3);
        atLeast("drain beside the HTTP client alone", ours, drain(BARE_CLIENT, "perSecond"), BARE_CLIENT, 0.5);
        double onH2 = drain("webhooks4j on H2", "perSecond");
        lines.add(BudgetLine.alone("drain on an H2 file, deliveries/s", onH2, ">= 5,000", 5_000, true));
    }

    private void processorTime() {
        String best =
                PEERS.stream().min(Comparator.comparingDouble(this::micros)).orElseThrow();
        lines.add(BudgetLine.alone("processor time per delivery, µs", micros(OURS), "<= 100", 100, false));
        atMost("processor time beside the best peer, µs", micros(OURS), micros(best), best, 0.35);
        double database = drain(OURS, "databaseMicros");
        lines.add(BudgetLine.alone("of which PostgreSQL, µs", database, "<= 25", 25, false));
    }

    private void queue() {
        List<String> lengths = List.copyOf(results.names("backlog"));
        String shortest = lengths.get(0);
        String longest = lengths.get(lengths.size() - 1);
        atLeast(
                "drain with " + longest + " pending, deliveries/s",
                results.get("backlog", longest, "perSecond"),
                results.get("backlog", shortest, "perSecond"),
                "with " + shortest,
                0.9);
        atLeast(
                "healthy beside hanging, deliveries/s",
                results.get("isolation", OURS, "perSecond"),
                results.get("isolation", "alone", "perSecond"),
                "alone",
                0.8);
        atLeast(
                "ordered, deliveries/s",
                drain(OURS, "perSecond"),
                drain("webhooks4j unordered", "perSecond"),
                "unordered",
                0.85);
        double log = micros(OURS) - micros("webhooks4j without log");
        lines.add(BudgetLine.alone("the log, µs per delivery", log, "<= 10", 10, false));
    }

    private void host() {
        String best = List.of(DB_SCHEDULER, TRANSACTION_OUTBOX).stream()
                .max(Comparator.comparingDouble(peer -> results.get("sustained", peer, "transactionsPerSecond")))
                .orElseThrow();
        atLeast(
                "writers and sender together, transactions/s",
                results.get("sustained", OURS, "transactionsPerSecond"),
                results.get("sustained", best, "transactionsPerSecond"),
                best,
                1.5);
        hostTransaction("1 webhook", 1.35);
        hostTransaction("10 webhooks", 1.35);
        hostTransaction("none matches", 1.02);
    }

    private void hostTransaction(String kind, double bound) {
        atMost(
                "host transaction, " + kind + ", µs",
                results.get("host transaction", kind, "eventMicros"),
                results.get("host transaction", kind, "plainMicros"),
                "without event",
                bound);
    }

    private void latencyAndMemory() {
        lines.add(BudgetLine.alone(
                "commit to arrival, p50 ms", results.get("latency", OURS, "p50Millis"), "<= 2", 2, false));
        lines.add(BudgetLine.alone(
                "commit to arrival, p99 ms", results.get("latency", OURS, "p99Millis"), "<= 8", 8, false));
        lines.add(BudgetLine.alone(
                "without wake-up, p50 ms", results.get("latency", "polling", "p50Millis"), "<= 60", 60, false));
        lines.add(BudgetLine.alone(
                "in flight within -Xmx128m", results.get("memory", OURS, "inFlight"), ">= 1,000", 1_000, true));
    }

    private void nothingLost() {
        double lost = results.names("drain").stream()
                .mapToDouble(name -> Math.abs(drain(name, "lost")))
                .sum();
        lines.add(BudgetLine.alone("lost in all drains", lost, "= 0", 0, false));
    }

    private void atLeast(String name, double ours, double beside, String whom, double bound) {
        lines.add(new BudgetLine(name, ours, beside, whom, ">= " + bound, bound, true));
    }

    private void atMost(String name, double ours, double beside, String whom, double bound) {
        lines.add(new BudgetLine(name, ours, beside, whom, "<= " + bound, bound, false));
    }
}
