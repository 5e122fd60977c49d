package org.webhooks4j.core.internal.net;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;

/**
 * Holds all requests in flight of a transport. Each ends by its deadline or when the transport is closed.
 *
 * <p>One timer is set, for the earliest deadline, rather than one per request, because nearly all requests end long
 * before theirs. When the timer fires, it checks all open requests, and is set again for the earliest remaining
 * deadline.
 */
public final class OpenCalls implements AutoCloseable {

    private static final String CLOSED = "the transport is closed";

    /** The deadline while the timer is not set. */
    private static final long NEVER = Long.MAX_VALUE;

    private static final long ANOTHER_TRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The origin of the deadlines, which makes them comparable numbers. */
    private final long begin = Deadline.nanoTime();

    private final Set<OpenCall> calls = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;
    private volatile long next = NEVER;
    private @Nullable ScheduledFuture<?> alarm;

    /** Creates an empty set of calls. */
    public OpenCalls() {
        timer = new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("webhooks4j-deadlines", work));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The timer thread of the deadlines, also for other short delayed tasks. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Ends a call at its timeout, and aborts all work for it when it fails.
     *
     * @return whether the call may begin; if not, it has failed
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The returned stage is not needed.
    public boolean watch(OpenCall call, Duration timeout) {
        call.expiresAt(timeout, now() + Math.min(Deadline.nanosOf(timeout), NEVER / 2));
        calls.add(call);
        call.result().whenComplete((response, failure) -> {
            calls.remove(call);
            if (failure != null) {
                call.giveUp(failure);
            }
        });
        // Read after the call was added: either this sees that the timer must be set again, or expireAll sees the call.
        if (call.deadline() < next) {
            setTimer(call.deadline());
        }
        if (timer.isShutdown()) {
            call.fail(Outcome.SENDER_FAILURE, CLOSED, null);
        }
        return !call.isOver();
    }

    private long now() {
        return Deadline.nanoTime() - begin;
    }

    private synchronized void setTimer(long deadline) {
        if (deadline >= next) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        try {
            alarm = timer.schedule(this::expireAll, Math.max(0, deadline - now()), TimeUnit.NANOSECONDS);
            next = deadline;
        } catch (RejectedExecutionException e) {
            // The timer is closed, and so is every call.
        }
    }

    private void expireAll() {
        next = NEVER;
        long earliest = NEVER;
        long now = now();
        for (OpenCall call : calls) {
            long deadline = call.deadline() <= now && !expired(call) ? now + ANOTHER_TRY_NANOS : call.deadline();
            if (deadline > now) {
                earliest = Math.min(earliest, deadline);
            }
        }
        if (earliest != NEVER) {
            setTimer(earliest);
        }
    }

    private static boolean expired(OpenCall call) {
        try {
            call.expire();
            return true;
        } catch (Throwable e) {
            return false; // There was not enough memory to report it.
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        calls.forEach(call -> call.fail(Outcome.SENDER_FAILURE, "the transport was closed", null));
    }

    /** Waits, after {@link #close()}, until the timer thread has ended or the deadline has passed. */
    public void awaitEnd(Deadline deadline) {
        Threads.awaitEnd(timer, deadline);
    }
}
