package org.webhooks4j.examples.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A database, a receiver, hosts that come and go, and a load on them; and the judgement in the end. */
final class Cluster implements AutoCloseable {

    private static final Duration CALM = Duration.ofSeconds(60);
    private static final List<String> WEBHOOKS = List.of("/first", "/second");

    /** More tries than any delivery needs, so that none is given up. */
    private static final String RETRIES = String.join(",", java.util.Collections.nCopies(40, "150ms"));

    private final FaultDatabase database;
    private final Path log;
    private final RecordingReceiver receiver;
    private final List<HostProcess> hosts = new CopyOnWriteArrayList<>();
    private final List<HostProcess> all = new ArrayList<>();
    private final long seed;
    private @Nullable Workload workload;

    Cluster(FaultDatabase database, String name, Path folder, long seed) throws IOException, SQLException {
        this.database = database;
        this.log = folder.resolve(name + ".log");
        this.seed = seed;
        database.newDatabase(name);
        receiver = new RecordingReceiver(seed);
    }

    /** Starts a host that sends what is due. The first one creates tables and webhooks. */
    HostProcess worker(String node, String... more) throws Exception {
        return start(node, database.port(), more);
    }

    /** Starts a host that stores events and sends none. */
    HostProcess producer(String node) throws Exception {
        return start(node, database.port(), "--no-deliver");
    }

    /** Starts a host whose way to the database leads over another port. */
    HostProcess start(String node, int databasePort, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(
                "--db", database.url(databasePort), "--db-user", database.user(), "--node", node, "--allow-loopback"));
        options.addAll(List.of("--timeout", "1s", "--lease-margin", "2s", "--retry", RETRIES));
        options.addAll(List.of(more));
        HostProcess host = HostProcess.start(log, options);
        boolean first = all.isEmpty();
        all.add(host);
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
            throw new AssertionError("the webhook is refused: " + answer.body());
        }
    }

    /** The load asks this host nothing more. */
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

    /** Ends the load, waits until the queue is empty, and judges. */
    Judgement judge(String fault, int repeatsAllowed) throws SQLException, InterruptedException {
        Workload load = workload;
        if (load == null) {
            throw new IllegalStateException("nothing was written");
        }
        load.stop();
        Poll.until(
                "an empty queue after '" + fault + "'",
                CALM,
                () -> database.count("SELECT count(*) FROM webhooks_delivery") == 0);
        Judgement judgement = new Judgement(
                fault + " (" + database.label() + ")",
                repeatsAllowed,
                WEBHOOKS,
                database.history(),
                receiver.arrivals(),
                load);
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
