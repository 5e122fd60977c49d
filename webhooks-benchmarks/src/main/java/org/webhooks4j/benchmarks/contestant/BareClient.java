package org.webhooks4j.benchmarks.contestant;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends with java.net.http alone, as many requests at a time as the contestants, and signs each body. It has no
 * database and stores nothing, so it guarantees nothing: the lower bound of the cost.
 */
final class BareClient implements Contestant {

    private final SignedPost post;
    private final Semaphore flight;
    private final int requests;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean started;
    private @Nullable Thread sender;

    BareClient(MeasurementSetting setting) {
        post = new SignedPost(setting);
        requests = setting.number("flight", 256);
        flight = new Semaphore(requests);
    }

    @Override
    public void prepare() {}

    @Override
    public void start() {
        started = true;
        Thread thread = new Thread(this::send, "bare-client");
        thread.setDaemon(true);
        thread.start();
        sender = thread;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a request that failed is missing in the counts of the receiver
    private void send() {
        while (started && sent.get() < written.get()) {
            int number = sent.getAndIncrement();
            flight.acquireUninterruptibly();
            post.begin(number, SignedPost.body(number)).whenComplete((done, failure) -> flight.release());
        }
    }

    @Override
    public void stop() {
        started = false;
        try {
            if (sender != null) {
                sender.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long transaction(HostWork host, int first, int events) throws SQLException {
        written.addAndGet(events);
        return System.nanoTime();
    }

    @Override
    public String description() {
        return "java.net.http " + Runtime.version().feature() + ", direct executor, " + requests
                + " requests in flight; no database, no guarantee";
    }

    @Override
    public void close() {
        stop();
    }
}
