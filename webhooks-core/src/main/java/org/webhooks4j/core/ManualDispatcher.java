package org.webhooks4j.core;

import java.time.Duration;
import org.webhooks4j.spi.Dispatcher;

final class ManualDispatcher implements Dispatcher {

    @Override
    public void start(Work work) {}

    @Override
    public void wakeUp() {}

    @Override
    public boolean stop(Duration timeout) {
        return true;
    }
}
