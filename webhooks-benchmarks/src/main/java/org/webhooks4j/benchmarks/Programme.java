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
import java.util.Map;
import org.webhooks4j.benchmarks.report.Results;
import org.webhooks4j.benchmarks.scenario.Figures;

/** What is measured, in which order, with which options. */
final class Programme {

    private static final List<String> PEERS = List.of(DB_SCHEDULER, TRANSACTION_OUTBOX, JOBRUNR);

    /** How many deliveries a drain takes: a few seconds' worth for each. */
    private static final Map<String, Integer> COUNTS =
            Map.of(OURS, 50_000, BARE_CLIENT, 60_000, DB_SCHEDULER, 20_000, TRANSACTION_OUTBOX, 10_000, JOBRUNR, 5_000);

    private final Bench bench;
    private final Form form;
    private final Results results = new Results();

    Programme(Bench bench, Form form) {
        this.bench = bench;
        this.form = form;
    }

    Results run() throws SQLException, IOException {
        for (int round = 0; round < form.rounds(); round++) {
            drains();
        }
        backlogs();
        isolation();
        hostTransactions();
        sustained();
        latency();
        memory();
        return results;
    }

    private void drains() throws SQLException, IOException {
        drain(BARE_CLIENT, BARE_CLIENT, Map.of());
        drain(OURS, OURS, Map.of());
        drain("webhooks4j forwarded", OURS, Map.of("route", "forwarded"));
        for (String peer : PEERS) {
            drain(peer, peer, Map.of());
        }
        drain("webhooks4j unordered", OURS, Map.of("ordering", "NONE"));
        drain("webhooks4j, 5 events an object", OURS, Map.of("objects", "10000"));
        drain("webhooks4j without log", OURS, Map.of("log", "no"));
        drain("webhooks4j, two nodes", OURS, Map.of("nodes", "2"));
        Map<String, String> onH2 = options("count", "15000", "warm", "10000");
        results.best("drain", "webhooks4j on H2", show("drain on an H2 file", bench.measureOnH2("drain", OURS, onH2)));
    }

    private void drain(String name, String contestant, Map<String, String> more) throws SQLException, IOException {
        int count = COUNTS.getOrDefault(contestant, 10_000) * form.scale();
        Map<String, String> options = new HashMap<>(more);
        options.put("count", Integer.toString(count));
        options.put("warm", Integer.toString(count / form.scale() / 2));
        results.best("drain", name, show("drain by " + name, bench.measure("drain", contestant, options)));
    }

    private void backlogs() throws SQLException, IOException {
        Map<String, String> fanOut = options("webhooks", "10", "count", "20000", "warm", "10000", "seconds", "60");
        for (int deliveries : new int[] {50_000, Math.max(form.backlog(), 200_000)}) {
            fanOut.put("backlog", Integer.toString(deliveries / 10));
            results.put("backlog", Integer.toString(deliveries), measure("backlog", OURS, fanOut));
        }
    }

    private void isolation() throws SQLException, IOException {
        Map<String, String> alone = options("backlog", "50000", "webhooks", "1", "count", "20000");
        results.put("isolation", "alone", measure("backlog", OURS, alone));
        Map<String, String> beside = options(
                "backlog", "100000", "webhooks", "2", "hanging", "1", "count", "20000", "flightPerWebhook", "128");
        results.put("isolation", OURS, measure("backlog", OURS, beside));
        Map<String, String> peer =
                options("backlog", "2000", "hanging", "1", "warm", "0", "count", "1000", "seconds", "12");
        for (String name : List.of(DB_SCHEDULER, TRANSACTION_OUTBOX)) {
            results.put("isolation", name, measure("backlog", name, peer));
        }
    }

    private void hostTransactions() throws SQLException, IOException {
        Map<String, String> one = options("webhooks", "1");
        results.put("host transaction", "1 webhook", measure("host-transaction", OURS, one));
        results.put("host transaction", "10 webhooks", measure("host-transaction", OURS, options("webhooks", "10")));
        results.put(
                "host transaction",
                "none matches",
                measure("host-transaction", OURS, options("webhooks", "10", "matching", "no")));
        for (String peer : PEERS) {
            results.put("host transaction", peer, measure("host-transaction", peer, options("blocks", "20")));
        }
    }

    private void sustained() throws SQLException, IOException {
        for (String name : List.of(OURS, DB_SCHEDULER, TRANSACTION_OUTBOX)) {
            results.put("sustained", name, measure("sustained", name, options("connections", "8")));
        }
    }

    private void latency() throws SQLException, IOException {
        results.put("latency", OURS, measure("latency", OURS, options()));
        results.put("latency", "polling", measure("latency", OURS, options("wakeUp", "no")));
        results.put("latency", DB_SCHEDULER, measure("latency", DB_SCHEDULER, options()));
        results.put("latency", TRANSACTION_OUTBOX, measure("latency", TRANSACTION_OUTBOX, options()));
    }

    private void memory() throws SQLException, IOException {
        Map<String, String> options = options(
                "heap",
                "128m",
                "path",
                "hold",
                "flight",
                "1000",
                "webhooks",
                "10",
                "backlog",
                Integer.toString(form.backlog() / 10));
        results.put("memory", OURS, measure("memory", OURS, options));
    }

    private Figures measure(String scenario, String contestant, Map<String, String> options)
            throws SQLException, IOException {
        return show(scenario + " of " + contestant + " " + options, bench.measure(scenario, contestant, options));
    }

    private static Figures show(String what, Figures figures) {
        System.out.println(what + ": " + figures);
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
