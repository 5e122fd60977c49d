package org.webhooks4j.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Asks the receiver what it counted. */
public final class ReceiverControl {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    /** Of the receiver that listens there. */
    public ReceiverControl(int port) {
        this.port = port;
    }

    /** Forgets what was counted. */
    public void reset() {
        ask("reset");
    }

    /** Answers all requests that wait, and at once those that come. */
    public void release() {
        ask("release");
    }

    /** What was counted so far. */
    public ReceiverCounts counts() {
        return ReceiverCounts.parse(ask("counts"));
    }

    /** When each of the first events had arrived at all of the first paths, 0 for one that is missing at any. */
    public long[] instants(int count, int paths) {
        String[] parts = ask("instants/" + count + "/" + paths).split(",", -1);
        long[] instants = new long[count];
        for (int i = 0; i < count; i++) {
            instants[i] = Long.parseLong(parts[i]);
        }
        return instants;
    }

    /** Waits until the counts are as asked for, or the time is over; says what they are then. */
    public ReceiverCounts await(Predicate<ReceiverCounts> condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        ReceiverCounts counts = counts();
        while (!condition.test(counts) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
            counts = counts();
        }
        return counts;
    }

    private String ask(String command) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/control/" + command))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("the receiver does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
