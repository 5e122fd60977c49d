package org.webhooks4j.examples.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A database, a receiver, hosts that start and stop, a workload on them, and the final reconciliation. */
final class Cluster implements AutoCloseable {

    /** How long the hosts lease what they claim. */
    enum Leases {
        /** For tests in which other hosts take over the claims of a host. */
        SHORT("1500ms", "3s"),
        /** For tests in which no lease may expire, on however slow a machine. */
        LONG("20s", "40s");

        private final String timeout;
        private final String margin;

        Leases(String timeout, String margin) {
            this.timeout = timeout;
            this.margin = margin;
        }
    }

    private static final List<String> WEBHOOKS = List.of("/first", "/second");

    /** More attempts than any delivery needs, so that none becomes dead. */
    private static final String RETRIES = String.join(",", java.util.Collections.nCopies(40, "150ms"));

    private final FaultDatabase database;
    private final Path log;
    private final RecordingReceiver receiver;
    private final List<HostProcess> hosts = new CopyOnWriteArrayList<>();
    private final List<HostProcess> all = new ArrayList<>();
    private final Map<HostProcess, Set<String>> holders = new HashMap<>();
    private final Set<String> disturbed = new HashSet<>();
    private final Leases leases;
    private final long seed;
    private @Nullable Workload workload;

    Cluster(FaultDatabase database, String name, Path folder, Leases leases, long seed)
            throws IOException, SQLException {
        this.database = database;
        this.log = folder.resolve(name + ".log");
        this.leases = leases;
        this.seed = seed;
        database.newDatabase(name);
        receiver = new RecordingReceiver(seed);
    }

    /** Starts a host that delivers. The first one creates tables and webhooks. */
    HostProcess worker(String node, String... more) throws Exception {
        return start(node, database.port(), more);
    }

    /** Starts a host that stores events and delivers none. */
    HostProcess producer(String node) throws Exception {
        return start(node, database.port(), "--no-deliver");
    }

    /** Starts a host that reaches the database through another port. */
    HostProcess start(String node, int databasePort, String... more) throws Exception {
        String holder = node + "-" + all.size();
        List<String> options = new ArrayList<>(List.of(
                "--db",
                database.url(databasePort, holder),
                "--db-user",
                database.user(),
                "--node",
                node,
                "--allow-loopback"));
        options.addAll(List.of("--timeout", leases.timeout, "--lease-margin", leases.margin, "--retry", RETRIES));
        options.addAll(List.of(more));
        HostProcess host = HostProcess.start(log, options);
        boolean first = all.isEmpty();
        all.add(host);
        holders.put(host, Set.of(holder, node));
        if (first) {
            database.recordHistory();
            for (String webhook : WEBHOOKS) {
                subscribe(host, webhook);
            }
        }
        hosts.add(host);
        return host;
    }

    private void subscribe(HostProcess host, String path) throws IOException, InterruptedException {
        String json = "{\"name\":\"" + path + "\",\"url\":\"" + receiver.url(path)
                + "\",\"eventTypes\":[\"create\",\"update\",\"delete\"]}";
        HttpRequest request = HttpRequest.newBuilder(host.address().resolve("toolbox/webhooks/api/webhooks"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError("the host refused the webhook: " + answer.body());
        }
    }

    /** Allows that other hosts resend what this host has claimed: it is killed, frozen or cut off. */
    void disturb(HostProcess host) {
        disturbed.addAll(holders.getOrDefault(host, Set.of()));
    }

    /** Sends no more of the workload to this host. */
    void leave(HostProcess host) {
        hosts.remove(host);
    }

    Workload load() {
        Workload started = new Workload(
                () -> hosts.stream()
                        .filter(HostProcess::isAlive)
                        .map(HostProcess::address)
                        .toList(),
                seed);
        workload = started;
        return started;
    }

    /** Ends the workload, waits until the queue is empty, and reconciles. */
    DeliveryReconciliation judge(String fault, int repeatsAllowed) throws SQLException, InterruptedException {
        Workload load = workload;
        if (load == null) {
            throw new IllegalStateException("nothing was written");
        }
        load.stop();
        Poll.until(
                "an empty queue after '" + fault + "'",
                Poll.LONG,
                () -> database.count("SELECT count(*) FROM webhooks_delivery") == 0);
        DeliveryReconciliation judgement = new DeliveryReconciliation(
                fault + " (" + database.label() + ")",
                repeatsAllowed,
                WEBHOOKS,
                database.history(),
                receiver.arrivals(),
                load,
                new ExplainedDuplicates(database.attemptsWithoutAnswer(), database.leases(), disturbed));
        judgement.print();
        return judgement;
    }

    List<URI> addresses() {
        return hosts.stream().map(HostProcess::address).toList();
    }

    @Override
    public void close() {
        if (workload != null) {
            workload.close();
        }
        all.forEach(HostProcess::close);
        receiver.close();
    }
}
