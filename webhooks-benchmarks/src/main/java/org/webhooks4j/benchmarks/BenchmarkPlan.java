package org.webhooks4j.benchmarks;

import static org.webhooks4j.benchmarks.contestant.Contestants.BARE_CLIENT;
import static org.webhooks4j.benchmarks.contestant.Contestants.DB_SCHEDULER;
import static org.webhooks4j.benchmarks.contestant.Contestants.JOBRUNR;
import static org.webhooks4j.benchmarks.contestant.Contestants.OURS;
import static org.webhooks4j.benchmarks.contestant.Contestants.TRANSACTION_OUTBOX;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.webhooks4j.benchmarks.contestant.Transports;
import org.webhooks4j.benchmarks.process.JvmFlags;
import org.webhooks4j.benchmarks.report.Results;
import org.webhooks4j.benchmarks.scenario.Figures;

/** Defines what is measured, in which order and with which options. */
final class BenchmarkPlan {

    static final String FORWARDED = "webhooks4j, forwarded";
    static final String HTTP_CLIENT_5 = "webhooks4j, Apache HttpClient 5";
    static final String HTTP_CLIENT_5_BY_NAME = "webhooks4j, Apache HttpClient 5, a name looked up";
    static final String BESIDE_A_CROWD = "beside 100 that hang";
    static final String UNORDERED = "webhooks4j, unordered";
    static final String WITHOUT_LOG = "webhooks4j, without log";
    static final String PURGING = "webhooks4j, purging";
    static final String TWO_NODES = "webhooks4j, two nodes";
    static final String SHARED_OBJECTS = "webhooks4j, five events an object";
    static final String POOL_OF_TWO = "webhooks4j, a common pool of two";
    static final String ON_H2 = "webhooks4j, on an H2 file";

    static final List<String> PEERS = List.of(DB_SCHEDULER, TRANSACTION_OUTBOX, JOBRUNR);
    static final List<String> ATOMIC_PEERS = List.of(DB_SCHEDULER, TRANSACTION_OUTBOX);

    /** The number of deliveries in a drain, before the scale of the form: a second or two for each contestant. */
    private static final Map<String, Integer> COUNTS =
            Map.of(BARE_CLIENT, 15_000, DB_SCHEDULER, 5_000, TRANSACTION_OUTBOX, 2_000, JOBRUNR, 1_000);

    private static final int COUNT = 10_000;

    private final BenchmarkProcesses bench;
    private final Thoroughness form;
    private final Results results = new Results();
    private final long begin = System.nanoTime();

    BenchmarkPlan(BenchmarkProcesses bench, Thoroughness form) {
        this.bench = bench;
        this.form = form;
    }

    Results run() throws SQLException, IOException {
        for (int round = 1; round <= form.rounds(); round++) {
            drains();
            if (form == Thoroughness.FULL || round == form.rounds()) {
                furtherDrains();
            }
        }
        backlogs();
        isolation();
        hostTransactions();
        sustained();
        latency();
        memory();
        return results;
    }

    /** The peers to measure. The quick form measures only the nearest one. */
    private List<String> peers(List<String> all) {
        return form == Thoroughness.QUICK ? List.of(DB_SCHEDULER) : all;
    }

    private void drains() throws SQLException, IOException {
        // Without the flag, the bare client costs several times as much before Java 25, and would not show what is
        // possible.
        drain(BARE_CLIENT, BARE_CLIENT, Map.of("jvm", JvmFlags.COMMON_POOL_OF_TWO));
        drain(OURS, OURS, Map.of());
        for (String peer : peers(PEERS)) {
            drain(peer, peer, Map.of());
        }
        drain(HTTP_CLIENT_5, OURS, Map.of("transport", Transports.HTTP_CLIENT_5));
        drain(POOL_OF_TWO, OURS, Map.of("jvm", JvmFlags.COMMON_POOL_OF_TWO));
        drain(UNORDERED, OURS, Map.of("ordering", "NONE"));
        drain(WITHOUT_LOG, OURS, Map.of("log", "no"));
        drain(PURGING, OURS, Map.of("purge", "yes"));
    }

    /** The variants of this library that no peer is compared with. */
    private void furtherDrains() throws SQLException, IOException {
        drain(FORWARDED, OURS, Map.of("route", "forwarded"));
        drain(TWO_NODES, OURS, Map.of("nodes", "2"));
        if (form == Thoroughness.FULL) {
            drain(SHARED_OBJECTS, OURS, Map.of("objects", "8000"));
            drain(HTTP_CLIENT_5_BY_NAME, OURS, Map.of("transport", Transports.HTTP_CLIENT_5, "route", "forwarded"));
        }
        Map<String, String> onH2 =
                options("count", "10000", "warm", "2000", "warmSeconds", Integer.toString(form.warmSeconds()));
        results.best("drain", ON_H2, show(ON_H2, bench.measureOnH2("drain", OURS, onH2, form.limit())));
    }

    private void drain(String name, String contestant, Map<String, String> more) throws SQLException, IOException {
        int count = COUNTS.getOrDefault(contestant, COUNT);
        Map<String, String> options = new HashMap<>(more);
        options.put("count", Integer.toString(count * form.scale()));
        options.put("warm", Integer.toString(count / 2));
        options.put("warmSeconds", Integer.toString(form.warmSeconds()));
        results.best("drain", name, show("drain: " + name, bench.measure("drain", contestant, options, form.limit())));
    }

    private void backlogs() throws SQLException, IOException {
        for (int deliveries : form.backlogs()) {
            Map<String, String> options = options("webhooks", "10");
            options.put("backlog", Integer.toString(deliveries / 10));
            options.put("lead", Integer.toString(Math.min(deliveries / 10, 10_000)));
            options.put("count", Integer.toString(Math.min(deliveries / 10 * 8, 20_000)));
            options.putAll(options("warm", "1000", "warmSeconds", "3"));
            options.put("expected", Integer.toString(deliveries));
            String name = String.format(Locale.ROOT, "%,d pending", deliveries);
            results.put("backlog", name, measure("backlog", OURS, options));
        }
    }

    private void isolation() throws SQLException, IOException {
        Map<String, String> alone = options("backlog", "40000", "count", "20000", "lead", "10000", "warmSeconds", "0");
        alone.put("expected", "40000");
        results.put("isolation", "alone", measure("backlog", OURS, alone));
        Map<String, String> beside = options("webhooks", "2", "hanging", "1", "backlog", "80000");
        beside.putAll(options("count", "20000", "lead", "10000", "expected", "40000", "warmSeconds", "0"));
        results.put("isolation", OURS, measure("backlog", OURS, beside));
        for (int hanging : form.crowds()) {
            beside.putAll(options("webhooks", Integer.toString(hanging + 1), "hanging", Integer.toString(hanging)));
            results.put("isolation", "webhooks4j, " + hanging + " of them", measure("backlog", OURS, beside));
        }
        beside.putAll(options("webhooks", "2", "hanging", "1"));
        if (form == Thoroughness.FULL) {
            beside.putAll(options("backlog", "1040000", "healthyEvery", "26"));
            results.put("isolation", "webhooks4j, a million hanging", measure("backlog", OURS, beside));
        }
        Map<String, String> peer =
                options("backlog", "2000", "hanging", "1", "lead", "0", "count", "1000", "warmSeconds", "0");
        peer.put("seconds", Integer.toString(form.seconds() + 1));
        for (String name : peers(ATOMIC_PEERS)) {
            results.put("isolation", name, measure("backlog", name, peer));
        }
    }

    private void hostTransactions() throws SQLException, IOException {
        hostTransaction("none matches", OURS, options("webhooks", "10", "matching", "no", "expectedPerEvent", "0"));
        hostTransaction("1 webhook", OURS, options());
        Map<String, String> ten =
                options("webhooks", "10", "expectedPerEvent", "10", "blocks", "40", "warmBlocks", "20");
        hostTransaction("10 webhooks", OURS, ten);
        for (String peer : peers(PEERS)) {
            hostTransaction(peer, peer, options("blocks", "30", "warmBlocks", "30"));
        }
    }

    private void hostTransaction(String name, String contestant, Map<String, String> options)
            throws SQLException, IOException {
        results.put("host transaction", name, measure("host-transaction", contestant, options));
    }

    private void sustained() throws SQLException, IOException {
        Map<String, String> options = options("connections", "8");
        options.put("seconds", Integer.toString(form.seconds()));
        results.put("sustained", OURS, measure("sustained", OURS, options));
        for (String peer : peers(ATOMIC_PEERS)) {
            results.put("sustained", peer, measure("sustained", peer, options));
        }
    }

    private void latency() throws SQLException, IOException {
        Map<String, String> options = options("seconds", Integer.toString(form.seconds()));
        results.put("latency", OURS, measure("latency", OURS, options));
        for (String peer : peers(ATOMIC_PEERS)) {
            results.put("latency", peer, measure("latency", peer, options));
        }
        Map<String, String> crowd = options("webhooks", "101", "hanging", "100", "healthyEvery", "1", "crowd", "10000");
        crowd.put("seconds", Integer.toString(form.seconds()));
        results.put("latency", BESIDE_A_CROWD, measure("latency", OURS, crowd));
        options.put("wakeUp", "no");
        results.put("latency", "polling", measure("latency", OURS, options));
    }

    private void memory() throws SQLException, IOException {
        Map<String, String> options = options("heap", "128m", "path", "hold", "flight", "1000", "webhooks", "2");
        options.put("backlog", Integer.toString(form.longest() / 10));
        results.put("memory", OURS, measure("memory", OURS, options));
    }

    private Figures measure(String scenario, String contestant, Map<String, String> options)
            throws SQLException, IOException {
        return show(
                scenario + ": " + contestant + " " + options,
                bench.measure(scenario, contestant, options, form.limit()));
    }

    private Figures show(String what, Figures figures) {
        System.out.printf(Locale.ROOT, "%4d s  %s: %s%n", (System.nanoTime() - begin) / 1_000_000_000, what, figures);
        return figures;
    }

    private static Map<String, String> options(String... pairs) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        return options;
    }
}
