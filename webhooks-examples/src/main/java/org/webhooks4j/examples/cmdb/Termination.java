package org.webhooks4j.examples.cmdb;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a last action when the process is asked to end.
 *
 * <p>A shutdown hook alone does not do: an H2 file that several processes share is closed by a hook of H2's own, at the
 * same time and under the engine's hands. So where the JVM lets us, the signal itself is caught, and the hooks come
 * after.
 */
final class Termination {

    private final Runnable action;
    private final AtomicBoolean begun = new AtomicBoolean();

    private Termination(Runnable action) {
        this.action = action;
    }

    static void run(Runnable action) {
        Termination termination = new Termination(action);
        Runtime.getRuntime().addShutdownHook(new Thread(termination::once, "cmdb-shutdown"));
        termination.catchSignal("TERM", 15);
        termination.catchSignal("INT", 2);
    }

    private void once() {
        if (begun.compareAndSet(false, true)) {
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
                        once();
                        System.exit(128 + number);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The shutdown hook remains.
            return;
        }
    }
}
