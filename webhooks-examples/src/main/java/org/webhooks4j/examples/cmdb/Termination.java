package org.webhooks4j.examples.cmdb;

import java.lang.reflect.Proxy;

/**
 * Runs a last action when the process is asked to end.
 *
 * <p>A shutdown hook alone does not do: an H2 file that several processes share is closed by a hook of H2's own, at the
 * same time and under the host's hands. So where the JVM lets us, the signal itself is caught, and the hooks come after.
 */
final class Termination {

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
                        new Thread(() -> exit(number), "cmdb-shutdown").start();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The shutdown hook remains.
            return;
        }
    }

    /** In a thread that keeps the JVM alive, as the one that brings the signal does not. */
    private void exit(int signal) {
        once();
        System.exit(128 + signal);
    }
}
