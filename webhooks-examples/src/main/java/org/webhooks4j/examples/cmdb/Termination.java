package org.webhooks4j.examples.cmdb;

import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * Runs a last action when the process receives a signal to end.
 *
 * <p>A shutdown hook alone is not enough: H2's own hook closes an H2 file that several processes share, at the same
 * time as the host still uses it. Where the JVM allows it, this class therefore handles the signal itself, and the
 * hooks run afterwards.
 */
final class Termination {

    /** The sender of the signal may kill the process after ten seconds. */
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

    /** Runs the action once. A second caller waits until it has finished, because the JVM ends after its hooks. */
    private synchronized void once() {
        if (!done) {
            done = true;
            action.run();
        }
    }

    /** Uses reflection, because not every JVM has this package, and the compiler warns of it. */
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
            // Nothing interrupts this thread; an interrupt would mean to end sooner.
            Thread.currentThread().interrupt();
        }
        if (last.isAlive()) {
            System.err.println("CmdbHost: not everything was closed within " + PATIENCE + "; it ends now");
            Runtime.getRuntime().halt(128 + signal);
        }
        System.exit(128 + signal);
    }

    /** Creates a thread that keeps the JVM alive, unlike the thread that handles the signal. */
    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(false);
        thread.start();
        return thread;
    }
}
