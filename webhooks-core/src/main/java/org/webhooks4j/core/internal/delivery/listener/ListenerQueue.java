package org.webhooks4j.core.internal.delivery.listener;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.core.internal.fault.FirstFailureLog;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.WebhookListener;

/**
 * What listeners are to hear, in order. While threads deliver in the background, listeners are called in one thread of
 * their own, so that a slow or blocked one holds up neither sending nor recording; what they have not heard yet is
 * bounded, and what does not fit is dropped. Otherwise they are called at once, in the thread that delivers.
 */
public final class ListenerQueue {

    /** How long one call may take before an operator is told. */
    static final Duration SLOW = Duration.ofSeconds(10);

    /** About as many bytes as may wait: some 16,000 attempts whose answers had no body. */
    static final long MAX_WEIGHT = 16L << 20;

    /** About as many bytes as one attempt takes without the body of its answer. */
    private static final int BASE_WEIGHT = 1 << 10;

    private record News(Consumer<WebhookListener> call, int weight) {}

    private final Listeners listeners;
    private final LongSupplier nanoTime;
    private final Logger log;
    private final FirstFailureLog starting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<News> waiting = new ArrayDeque<>();
    private long weight;
    private long accepted;
    private long heard;
    private long dropped;
    private boolean dropping;
    private boolean background;
    private boolean closed;
    private volatile @Nullable Thread thread;

    /** Since when a listener is being called, by the nano time; null while none is. */
    private volatile @Nullable Long callingSince;

    private volatile boolean reportedSlow;

    /** A queue for listeners, which hear in this order. */
    public ListenerQueue(List<WebhookListener> listeners) {
        this(listeners, Deadline::nanoTime, LoggerFactory.getLogger(ListenerQueue.class));
    }

    ListenerQueue(List<WebhookListener> listeners, LongSupplier nanoTime, Logger log) {
        this.log = log;
        this.listeners = new Listeners(listeners);
        this.nanoTime = nanoTime;
        this.starting = new FirstFailureLog(log, "Making a thread for listeners");
    }

    /** From now on listeners are called in a thread of their own, or in the delivering thread again. */
    public void inBackground(boolean background) {
        lock.lock();
        try {
            this.background = background;
        } finally {
            lock.unlock();
        }
    }

    /** Listeners are to hear of an attempt. */
    public void attempted(Completion completion, Attempt attempt) {
        if (!listeners.isEmpty()) {
            Attempt.Response response = attempt.response();
            int body = response == null ? 0 : response.body().length();
            Delivery delivery = completion.delivery(); // without the payload, which must not be kept while it waits
            tell(new News(listener -> listener.onAttempt(delivery, attempt), BASE_WEIGHT + body));
        }
    }

    /** Listeners are to hear that a webhook was deactivated. */
    public void deactivated(Webhook webhook, String reason) {
        if (!listeners.isEmpty()) {
            tell(new News(listener -> listener.onDeactivated(webhook, reason), BASE_WEIGHT));
        }
    }

    private void tell(News news) {
        lock.lock();
        try {
            if (background || accepted > heard) {
                put(news);
                return;
            }
        } finally {
            lock.unlock();
        }
        listeners.tell(news.call());
    }

    private void put(News news) {
        if (closed) {
            dropped++;
            return;
        }
        if (dropping && weight <= MAX_WEIGHT / 2) {
            endDropping();
        }
        if (dropping || weight + news.weight() > MAX_WEIGHT) {
            drop();
            return;
        }
        waiting.add(news);
        weight += news.weight();
        accepted++;
        changed.signalAll();
        keepThread();
    }

    private void drop() {
        dropped++;
        if (!dropping) {
            dropping = true;
            log.warn(
                    "Listeners are slower than deliveries: {} attempts wait, and what follows is not told to them until"
                            + " they have caught up; the delivery log has it",
                    waiting.size());
        }
    }

    private void endDropping() {
        log.warn("Listeners hear again; they were not told of {} attempts", dropped);
        dropping = false;
        dropped = 0;
    }

    /** Starts the thread if there is none, or if it ended though it should not have. */
    private void keepThread() {
        Thread current = thread;
        if (current != null && current.isAlive()) {
            return;
        }
        try {
            Thread next = Threads.daemon("webhooks4j-listeners", this::tellWhatComes);
            next.start();
            thread = next;
            starting.succeeded();
        } catch (Throwable e) {
            starting.failed(e, "listeners hear when it can be made");
        }
    }

    private void tellWhatComes() {
        for (News news = next(); news != null; news = next()) {
            try {
                call(news);
            } catch (Throwable e) {
                log.error("A listener could not be told; deliveries are not affected", e);
            } finally {
                heard();
            }
        }
    }

    private void call(News news) {
        long begin = nanoTime.getAsLong();
        callingSince = begin;
        try {
            listeners.tell(news.call());
        } finally {
            callingSince = null;
        }
        if (reportedSlow && nanoTime.getAsLong() - begin < SLOW.toNanos()) {
            reportedSlow = false;
            log.info("Listeners return in time again");
        }
    }

    /** What is to be told next, or null at the end. */
    private @Nullable News next() {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                if (closed) {
                    return null;
                }
                try {
                    changed.await();
                } catch (InterruptedException e) {
                    // A listener's own doing: this thread ends when the queue is closed.
                }
            }
            News news = waiting.remove();
            weight -= news.weight();
            return news;
        } finally {
            lock.unlock();
        }
    }

    private void heard() {
        lock.lock();
        try {
            heard++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says once that a listener takes long, and replaces a thread that is gone. To be called now and then. */
    public void look() {
        Long since = callingSince;
        if (since != null && !reportedSlow && nanoTime.getAsLong() - since >= SLOW.toNanos()) {
            reportedSlow = true;
            log.warn(
                    "Listener {} has not returned for {} s; deliveries go on, and other news wait for it",
                    listeners.called(),
                    SLOW.toSeconds());
        }
        Thread current = thread;
        if (current != null && !current.isAlive()) {
            replaceThread();
        }
    }

    private void replaceThread() {
        lock.lock();
        try {
            if (!closed) {
                keepThread();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until listeners have heard what was there to be heard; returns false if that took too long. */
    public boolean awaitHeard(Deadline deadline) {
        lock.lock();
        try {
            return awaitHeard(accepted, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitHeard(long count, Deadline deadline) throws InterruptedException {
        while (heard < count) {
            long left = deadline.nanosLeft();
            if (left <= 0 || Thread.currentThread().equals(thread)) {
                return false;
            }
            changed.awaitNanos(left);
        }
        return true;
    }

    /** Takes nothing more, and ends the thread once listeners have heard what waits, or when the time is over. */
    public void close(Deadline deadline) {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            if (!awaitHeard(accepted, deadline)) {
                giveUp();
            } else if (dropping) {
                endDropping();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp() {
        log.warn(
                "Listener {} has not returned; listeners are not told of {} attempts",
                listeners.called(),
                waiting.size() + dropped);
        heard += waiting.size();
        waiting.clear();
        weight = 0; // its thread ends when it returns: an interrupt might close a database that it writes to
    }
}
