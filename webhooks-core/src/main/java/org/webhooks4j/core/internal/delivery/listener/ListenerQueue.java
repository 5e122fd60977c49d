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
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.fault.FirstFailureLog;
import org.webhooks4j.core.internal.fault.LogContext;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.EndpointListener;
import org.webhooks4j.spi.WebhookListener;

/**
 * Queues notifications for listeners, in order. While threads deliver in the background, listeners run in one thread of
 * their own, so a slow or blocked listener delays neither sending nor recording. The queue is bounded, and
 * notifications that do not fit are dropped. Otherwise listeners are called immediately, in the delivering thread.
 */
public final class ListenerQueue {

    /** How long one call may take before a warning is logged. */
    static final Duration SLOW = Duration.ofSeconds(10);

    /** The approximate capacity in bytes: about 16,000 attempts whose responses had no body. */
    static final long MAX_WEIGHT = 16L << 20;

    /** The approximate size of one attempt in bytes, without the response body. */
    private static final int BASE_WEIGHT = 1 << 10;

    private record News(
            Consumer<WebhookListener> call,
            String webhookId,
            @Nullable String deliveryId,
            int weight) {}

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
    private long droppedSoFar;
    private boolean dropping;
    private boolean background;
    private boolean closed;
    private volatile @Nullable Thread thread;

    /** The nano time at which the current call of a listener began; null while none is called. */
    private volatile @Nullable Long callingSince;

    private volatile boolean reportedSlow;

    /** Creates a queue for listeners, which are called in this order. */
    public ListenerQueue(List<WebhookListener> listeners) {
        this(listeners, Deadline::nanoTime, LoggerFactory.getLogger(ListenerQueue.class));
    }

    ListenerQueue(List<WebhookListener> listeners, LongSupplier nanoTime, Logger log) {
        this.log = log;
        this.listeners = new Listeners(listeners);
        this.nanoTime = nanoTime;
        this.starting = new FirstFailureLog(log, "Making a thread for listeners");
    }

    /** Sets whether listeners are called in a thread of their own or in the delivering thread. */
    public void inBackground(boolean background) {
        lock.lock();
        try {
            this.background = background;
        } finally {
            lock.unlock();
        }
    }

    /** Notifies listeners of an attempt, and of the delivery's end if it is dead after it. */
    public void attempted(Completion completion, Attempt attempt) {
        if (listeners.isEmpty()) {
            return;
        }
        Attempt.Response response = attempt.response();
        int body = response == null ? 0 : response.body().length();
        Delivery delivery = completion.delivery(); // without the payload, which the queue must not retain
        tell(new News(
                listener -> listener.onAttempt(delivery, attempt),
                delivery.webhookId(),
                delivery.id(),
                BASE_WEIGHT + body));
        if (delivery.status() == DeliveryStatus.DEAD) {
            tell(new News(
                    listener -> listener.onDead(delivery, attempt), delivery.webhookId(), delivery.id(), BASE_WEIGHT));
        }
    }

    /** Notifies listeners of a change of a webhook's endpoint. */
    public void changed(Webhook webhook, Consumer<EndpointListener> call) {
        if (!listeners.isEmpty()) {
            tell(new News(call::accept, webhook.id(), null, BASE_WEIGHT));
        }
    }

    /** Returns how many notifications wait for listeners, without the one that is being delivered. */
    public int backlog() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many notifications listeners did not get so far, because they were too slow. */
    public long droppedSoFar() {
        lock.lock();
        try {
            return droppedSoFar;
        } finally {
            lock.unlock();
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
        hear(news);
    }

    private void hear(News news) {
        LogContext.run(news.webhookId(), news.deliveryId(), () -> listeners.tell(news.call()));
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
        droppedSoFar++;
        if (!dropping) {
            dropping = true;
            log.warn(
                    "Listeners are slower than deliveries: {} attempts wait; further ones are dropped until the"
                            + " listeners have caught up, and stay in the delivery log",
                    waiting.size());
        }
    }

    private void endDropping() {
        log.warn("Listeners have caught up; {} attempts were dropped", dropped);
        dropping = false;
        dropped = 0;
    }

    /** Starts the thread if there is none or if it ended unexpectedly. */
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
            hear(news);
        } finally {
            callingSince = null;
        }
        if (reportedSlow && nanoTime.getAsLong() - begin < SLOW.toNanos()) {
            reportedSlow = false;
            log.info("Listeners return in time again");
        }
    }

    /** Waits for the next notification; returns null once the queue is closed and empty. */
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
                    // Caused by a listener. Ignored, because this thread ends only when the queue is closed.
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

    /** Logs once that a listener is slow, and replaces a thread that died. Called regularly. */
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

    /** Waits until listeners have received all notifications queued so far. Returns false on timeout. */
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

    /**
     * Accepts no more notifications. Waits until listeners have received the queued ones, up to the deadline, and lets
     * the thread end.
     */
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
        weight = 0; // An interrupt might close a database. The thread ends when the listener returns.
    }
}
