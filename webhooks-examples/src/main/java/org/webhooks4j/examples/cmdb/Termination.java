package org.webhooks4j.examples.cmdb;

import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * Runs a last action when the process is asked to end.
 *
 * <p>A shutdown hook alone does not do: an H2 file that several processes share is closed by a hook of H2's own, at the
 * same time and under the host's hands. So where the JVM lets us, the signal itself is caught, and the hooks come
 * after.
 */
final class Termination {

    /** Who sends the signal may send a harder one after ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final Runnable action;
    private boolean done;

    private Termination(Runnable action) {
        this.action = action;
    }

    static void run(Runnable action) {
        Termination termination = new Termination(action);
        Runtime.getRuntime().addShutdownHook(new Thread(termination::once, "cmdb-shutdown-hook"));
        termination.catchSignal("TERM", 15);
        termination.catchSignal("INT", 2);
    }

    /** Whoever comes second waits until the action is over: the JVM ends when its hooks do. */
    private synchronized void once() {
        if (!done) {
            done = true;
            action.run();
        }
    }

    /** By reflection, because the compiler warns of this package for good reason: not every JVM has it. */
    private void catchSignal(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        start(() -> exit(number), "cmdb-shutdown");
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The shutdown hook remains.
            return;
        }
    }

    private void exit(int signal) {
        Thread last = start(this::once, "cmdb-last-action");
        try {
            last.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody did, it would be to end sooner.
            Thread.currentThread().interrupt();
        }
        if (last.isAlive()) {
            System.err.println("CmdbHost: not everything was closed within " + PATIENCE + "; it ends now");
            Runtime.getRuntime().halt(128 + signal);
        }
        System.exit(128 + signal);
    }

    /** Unlike the thread that brings the signal, this one keeps the JVM alive. */
    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(false);
        thread.start();
        return thread;
    }
}
