package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.Threads;

/**
 * Runs the single thread that serves all connections of a forwarder. All handlers and tasks run only in this thread.
 */
final class ForwarderLoop implements AutoCloseable {

    /** Handles a channel. */
    interface Handler {

        /** Called when the channel is ready for an operation of interest. */
        void ready(SelectionKey key) throws IOException;

        /** Closes its channels; called when it failed or the loop ends. */
        void end();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ForwarderLoop.class);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Selector selector;
    private final ScheduledExecutorService timer;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Thread thread;
    private volatile boolean closed;

    ForwarderLoop(ScheduledExecutorService timer) throws IOException {
        this.timer = timer;
        this.selector = Selector.open();
        this.thread = Threads.daemon("webhooks4j-forwarder", this::run);
        thread.start();
    }

    /** Runs a task in the loop soon. Callable from any thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task in the loop after a delay. Callable from any thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // Tasks check themselves whether they are still needed.
    void executeAfter(Duration delay, Runnable task) {
        try {
            timer.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("The forwarder ends, and its connections with it", e);
        }
    }

    SelectionKey register(SelectableChannel channel, int operations, Handler handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    /** Returns a shared buffer for copying bytes between channels, cleared before each use. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(ForwarderLoop::serve);
                runTasks();
            } catch (IOException e) {
                LOG.error("The forwarder that checks addresses continues after a failure", e);
            }
        }
        new ArrayList<>(selector.keys()).forEach(key -> ((Handler) key.attachment()).end());
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("The forwarder's selector was not closed", e);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The forwarder that checks addresses continues after a failure", e);
            }
        }
    }

    private static void serve(SelectionKey key) {
        Handler handler = (Handler) key.attachment();
        try {
            handler.ready(key);
        } catch (IOException | CancelledKeyException e) {
            // Users of the connection notice when it closes.
            handler.end();
        } catch (RuntimeException e) {
            LOG.error("The forwarder closed a connection after a failure of its own", e);
            handler.end();
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    /** Waits, after {@link #close()}, until all its channels are closed or the deadline has passed. */
    void awaitEnd(Deadline deadline) {
        Threads.awaitEnd(thread, deadline);
    }
}
