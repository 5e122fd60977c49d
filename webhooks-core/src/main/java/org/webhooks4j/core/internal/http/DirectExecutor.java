package org.webhooks4j.core.internal.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the client's tasks in the threads that hand them over. The client's default executor takes twice the CPU, and on
 * few cores a thread per task.
 */
final class DirectExecutor implements Executor {

    /** The tasks that wait for the current task of a thread; null if the thread has none. */
    private static final ThreadLocal<@Nullable Queue<Runnable>> AFTERWARDS = new ThreadLocal<>();

    @Override
    public void execute(Runnable task) {
        if (AFTERWARDS.get() != null) {
            task.run();
            return;
        }
        Queue<Runnable> afterwards = new ArrayDeque<>(2);
        AFTERWARDS.set(afterwards);
        try {
            task.run();
        } finally {
            AFTERWARDS.remove();
            for (Runnable next = afterwards.poll(); next != null; next = afterwards.poll()) {
                next.run();
            }
        }
    }

    /**
     * Runs something after the outermost of the client's tasks that the calling thread is in, or now if it is in none.
     *
     * @param work must not throw
     */
    static void afterwards(Runnable work) {
        Queue<Runnable> afterwards = AFTERWARDS.get();
        if (afterwards == null) {
            work.run();
        } else {
            afterwards.add(work);
        }
    }
}
