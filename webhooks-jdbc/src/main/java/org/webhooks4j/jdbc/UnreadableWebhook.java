package org.webhooks4j.jdbc;

import java.util.Set;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;

/**
 * A webhook whose row cannot be understood: it is there, so that its pending deliveries wait rather than being
 * cancelled, and inactive, so that nothing is sent that it may not ask for. All others go on.
 */
record UnreadableWebhook(String id, String name, String url, String inactiveReason) implements Webhook {

    @Override
    public Set<EventType> eventTypes() {
        return Set.of();
    }

    @Override
    public boolean active() {
        return false;
    }
}
