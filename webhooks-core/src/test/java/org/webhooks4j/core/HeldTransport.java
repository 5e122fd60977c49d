package org.webhooks4j.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Answers no request until the test says so, and counts the open requests of each webhook. */
final class HeldTransport implements HttpTransport {

    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> mostOpen = new HashMap<>();
    private boolean released;
    private int sent;
    private int status = 204;

    @Override
    public synchronized CompletableFuture<TransportResponse> send(TransportRequest request) {
        String webhook = request.headers().getOrDefault("X-Webhook", "");
        mostOpen.merge(webhook, open.merge(webhook, 1, Integer::sum), Math::max);
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        sent++;
        held.add(() -> {
            open.merge(webhook, -1, Integer::sum);
            answer.complete(
                    new TransportResponse(status, Map.of(), "", false, "127.0.0.1", null, Duration.ofMillis(1)));
        });
        notifyAll();
        if (released) {
            answerAll();
        }
        return answer;
    }

    synchronized void awaitOpen(int requests) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (held.size() < requests) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("expected " + requests + " open requests, there are " + held.size());
            }
            wait(left);
        }
    }

    /** Answers all open requests, and later ones at once. */
    synchronized void release() {
        released = true;
        answerAll();
    }

    /** Answers the oldest open requests, and continues to hold later ones. */
    synchronized void answer(int requests) {
        List<Runnable> oldest = held.subList(0, requests);
        List<Runnable> answers = List.copyOf(oldest);
        oldest.clear();
        answers.forEach(Runnable::run);
    }

    /** Returns the number of open requests. */
    synchronized int open() {
        return held.size();
    }

    /** Returns the number of requests sent so far. */
    synchronized int sent() {
        return sent;
    }

    /** Holds all later requests again. */
    synchronized void hold() {
        released = false;
    }

    /** Sets the status of the answers, instead of 204. */
    synchronized void answering(int statusCode) {
        status = statusCode;
    }

    private void answerAll() {
        List<Runnable> answers = List.copyOf(held);
        held.clear();
        answers.forEach(Runnable::run);
    }

    synchronized int mostOpen(String webhook) {
        return mostOpen.getOrDefault(webhook, 0);
    }
}
