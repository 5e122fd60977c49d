package org.webhooks4j.testkit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Dispatcher;

/** Wraps another dispatcher and keeps its work, to find out when more is due. */
final class DrivenDispatcher implements Dispatcher {

    private final Dispatcher dispatcher;
    private volatile @Nullable Work work;

    DrivenDispatcher(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void start(Work work) {
        this.work = work;
        dispatcher.start(work);
    }

    @Override
    public void wakeUp() {
        dispatcher.wakeUp();
    }

    @Override
    public boolean stop(Duration timeout) {
        return dispatcher.stop(timeout);
    }

    @Nullable
    Instant nextPauseEnd() {
        Work current = work;
        return current == null ? null : current.nextPauseEnd();
    }
}
