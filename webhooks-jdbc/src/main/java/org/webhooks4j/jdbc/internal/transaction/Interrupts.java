package org.webhooks4j.jdbc.internal.transaction;

import java.util.function.Supplier;

/**
 * Hides a thread's interrupt from the driver while it works. H2 closes a database file on which an interrupted thread
 * works, and thus ends all open transactions of the host.
 */
public final class Interrupts {

    private Interrupts() {}

    /** Runs work without the thread's interrupt, and restores the interrupt afterwards. */
    public static <T> T deferred(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
