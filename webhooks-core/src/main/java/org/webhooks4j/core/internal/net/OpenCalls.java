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

/** All requests of a transport that are on their way. Each ends by its deadline, and when the transport is closed. */
public final class OpenCalls implements AutoCloseable {

    private static final String CLOSED = "the transport is closed";

    private final Set<OpenCall> calls = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;

    /** No calls yet. */
    public OpenCalls() {
        timer = new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("webhooks4j-deadlines", work));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The thread that keeps the deadlines, for other short work at a later time. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Sees to it that a call ends in time, and that nothing works for it afterwards.
     *
     * @return whether the call may begin; if not, it has failed
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What hangs on the result is for its own sake.
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

    /** After {@link #close()}: waits until the thread that kept the deadlines has ended, or the time is over. */
    public void awaitEnd(Deadline deadline) {
        Threads.awaitEnd(timer, deadline);
    }
}
