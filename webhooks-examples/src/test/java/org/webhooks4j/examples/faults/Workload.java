package org.webhooks4j.examples.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Writers that create, change and delete objects through any of the hosts, and sometimes ask for a rollback. If the
 * response to a write is lost, they do not know its result; the database does.
 */
final class Workload implements AutoCloseable {

    private static final int WRITERS = 4;
    private static final int OBJECTS_A_WRITER = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(4);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Supplier<List<URI>> hosts;
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean over;

    Workload(Supplier<List<URI>> hosts, long seed) {
        this.hosts = hosts;
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            Thread writer = new Thread(() -> write(number, new Random(seed + number)), "writer-" + number);
            writers.add(writer);
            writer.start();
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int rolledBack() {
        return rolledBack.get();
    }

    int unanswered() {
        return unanswered.get();
    }

    /** Waits until that many more writes have been acknowledged. */
    void awaitMore(int count) {
        int goal = acknowledged.get() + count;
        Poll.until(count + " more writes", Poll.LONG, () -> acknowledged.get() >= goal);
    }

    private void write(int writer, Random random) {
        for (int version = 1; !over; version++) {
            List<URI> addresses = hosts.get();
            if (!addresses.isEmpty()) {
                URI host = addresses.get(random.nextInt(addresses.size()));
                String id = "w" + writer + "-" + random.nextInt(OBJECTS_A_WRITER);
                try {
                    step(host, id, writer + "." + version, random);
                } catch (IOException e) {
                    unanswered.incrementAndGet();
                } catch (InterruptedException e) {
                    return;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void step(URI host, String id, String version, Random random) throws IOException, InterruptedException {
        String body = "{\"id\":\"" + id + "\",\"v\":\"" + version + "\",\"text\":\"é " + "x".repeat(200) + "\"}";
        double dice = random.nextDouble();
        if (dice < 0.1) {
            String never = body.replace(id, "never-" + version);
            rolledBack.addAndGet(send(host, "POST", "objects/server?fail=true", never) == 409 ? 1 : 0);
        } else if (dice < 0.2) {
            count(send(host, "DELETE", "objects/server/" + id, ""));
        } else if (count(send(host, "PUT", "objects/server/" + id, body)) == 404) {
            count(send(host, "POST", "objects/server", body));
        }
    }

    private int count(int status) {
        if (status / 100 == 2) {
            acknowledged.incrementAndGet();
        } else if (status / 100 == 5) {
            unanswered.incrementAndGet();
        }
        return status;
    }

    private int send(URI host, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(host.resolve(path))
                .timeout(TIMEOUT)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Stops writing, and waits for the current writes. */
    void stop() throws InterruptedException {
        over = true;
        for (Thread writer : writers) {
            writer.join();
        }
    }

    @Override
    public void close() {
        over = true;
        writers.forEach(Thread::interrupt);
    }
}
