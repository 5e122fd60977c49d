package org.webhooks4j.core.internal.delivery;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.WebhookListener;

/** Tells all listeners; one that throws keeps nobody else from hearing. */
public final class Listeners implements WebhookListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<WebhookListener> listeners;

    /** The listeners in the order in which they hear. */
    public Listeners(List<WebhookListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onAttempt(Delivery delivery, Attempt attempt) {
        tell(listener -> listener.onAttempt(delivery, attempt));
    }

    @Override
    public void onSwitchedOff(Webhook webhook, String reason) {
        tell(listener -> listener.onSwitchedOff(webhook, reason));
    }

    private void tell(Consumer<WebhookListener> news) {
        for (WebhookListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Listener {} failed; deliveries are not affected",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
