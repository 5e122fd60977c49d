package org.webhooks4j.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Controls the receiver and reads its counts. */
public final class ReceiverControl {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    /** Controls the receiver on that port. */
    public ReceiverControl(int port) {
        this.port = port;
    }

    /** Resets the counts. */
    public void reset() {
        ask("reset");
    }

    /** Responds to all waiting requests, and to all later ones at once. */
    public void release() {
        ask("release");
    }

    /** Returns the current counts. */
    public ReceiverCounts counts() {
        return ReceiverCounts.parse(ask("counts"));
    }

    /**
     * Returns when each of the first events had arrived at all of the first paths; 0 for an event that any path lacks.
     */
    public long[] instants(int count, int paths) {
        String[] parts = ask("instants/" + count + "/" + paths).split(",", -1);
        long[] instants = new long[count];
        for (int i = 0; i < count; i++) {
            instants[i] = Long.parseLong(parts[i]);
        }
        return instants;
    }

    /** Waits until the counts fulfil the condition, or the time is over, and returns them. */
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
            throw new IllegalStateException("the receiver does not respond", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
