package org.webhooks4j.core.internal.delivery.listener;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.spi.WebhookListener;

/** Calls all listeners. A listener that throws does not affect the others. Used by one thread at a time. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<WebhookListener> listeners;

    /** Listeners whose last call failed. Each is logged once. */
    private final Set<Integer> failing = new HashSet<>();

    /** The listener that is being called, readable by other threads. */
    private volatile @Nullable WebhookListener called;

    /** Creates the list; listeners are called in its order. */
    Listeners(List<WebhookListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Returns the class name of the listener that is being called. Callable from any thread. */
    String called() {
        WebhookListener current = called;
        return current == null ? "none" : current.getClass().getName();
    }

    void tell(Consumer<WebhookListener> news) {
        for (int i = 0; i < listeners.size(); i++) {
            WebhookListener listener = listeners.get(i);
            called = listener;
            try {
                news.accept(listener);
                if (!failing.isEmpty() && failing.remove(i)) {
                    LOG.info("Listener {} succeeds again", listener.getClass().getName());
                }
            } catch (Throwable e) {
                // Also catches errors: a listener's missing class must not end the calling thread.
                failed(i, e);
            }
        }
        called = null;
    }

    private void failed(int listener, Throwable e) {
        String name = listeners.get(listener).getClass().getName();
        if (failing.add(listener)) {
            LOG.warn("Listener {} failed; deliveries are not affected, and further failures are not reported", name, e);
        } else {
            LOG.debug("Listener {} failed again", name, e);
        }
    }
}
