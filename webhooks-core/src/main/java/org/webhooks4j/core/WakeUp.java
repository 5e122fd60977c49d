package org.webhooks4j.core;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.fault.FirstFailureLog;
import org.webhooks4j.spi.Dispatcher;

/** Wakes the dispatcher after a commit. Never throws, because the host's commit has already succeeded. */
final class WakeUp implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUp.class);

    private final Dispatcher dispatcher;
    private final FirstFailureLog trouble;

    WakeUp(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.trouble = new FirstFailureLog(
                LOG, "The wake-up of dispatcher " + dispatcher.getClass().getName());
    }

    @Override
    public void run() {
        try {
            dispatcher.wakeUp();
            trouble.succeeded();
        } catch (Throwable e) {
            trouble.failed(e, "what was committed is delivered when the queue is looked at the next time");
        }
    }
}
