package org.webhooks4j.core.internal.delivery.attempt;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Outcome;

/** Logs that this process itself fails to send: once when it starts, and once when a response arrives again. */
final class SenderFailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(SenderFailureLog.class);

    private final AtomicBoolean failing = new AtomicBoolean();

    /** Observes how an exchange ended. Callable from any thread. */
    void saw(Exchange exchange) {
        if (exchange.response() != null) {
            if (failing.get() && failing.compareAndSet(true, false)) {
                LOG.info("Requests can be sent again");
            }
        } else if (exchange.outcome() == Outcome.SENDER_FAILURE && failing.compareAndSet(false, true)) {
            LOG.warn(
                    "Requests cannot be sent for a reason within this process; deliveries wait until they can, and"
                            + " nothing is counted against their receivers",
                    exchange.failure());
        }
    }
}
