package org.webhooks4j.jdbc;

import java.util.function.Supplier;

/**
 * Keeps an interrupt that its thread had before from a driver: H2 closes a database, with all of a host's open
 * transactions, whose file it works on in an interrupted thread.
 */
final class Interrupts {

    private Interrupts() {}

    /** Does work without an interrupt, which is there again afterwards. */
    static <T> T deferred(Supplier<T> work) {
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
