package org.webhooks4j.core.internal.net;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.webhooks4j.admin.Outcome;

/** Holds all requests in flight of a transport. Each ends by its deadline or when the transport is closed. */
public final class OpenCalls implements AutoCloseable {

    private static final String CLOSED = "the transport is closed";

    private final Set<OpenCall> calls = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;

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
        ScheduledFuture<?> deadline;
        try {
            deadline = timer.schedule(() -> call.expire(timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            call.fail(Outcome.SENDER_FAILURE, CLOSED, e);
            return false;
        }
        calls.add(call);
        call.result().whenComplete((response, failure) -> {
            deadline.cancel(false);
            calls.remove(call);
            if (failure != null) {
                call.giveUp(failure);
            }
        });
        if (timer.isShutdown()) {
            call.fail(Outcome.SENDER_FAILURE, CLOSED, null);
        }
        return !call.isOver();
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
