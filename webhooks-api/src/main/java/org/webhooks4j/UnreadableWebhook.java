package org.webhooks4j;

import java.util.Set;

/**
 * A stored webhook that cannot be read: it was encrypted with a key that this node does not have, or its row is
 * corrupt. The repository lists it with the values that it can read, so that its pending deliveries wait. It is
 * inactive, so that the engine sends nothing that the webhook may not listen to.
 *
 * <p>{@link Webhook#copyOf} rejects it, because the copy would replace every unknown value with its default. It becomes
 * a normal webhook again once its store can read it. Otherwise, delete it, or replace it entirely with a webhook that
 * has its own signing keys. Repositories compare webhooks with {@link Object#equals}, so two unreadable webhooks are
 * equal only if their stored data is equal.
 */
public interface UnreadableWebhook extends Webhook {

    /**
     * Returns why the webhook cannot be read, and what to do.
     *
     * @return the reason, phrased to follow the word <i>it</i>, without possible secrets
     */
    String unreadableReason();

    @Override
    default Set<EventType> eventTypes() {
        return Set.of();
    }

    @Override
    default boolean active() {
        return false;
    }

    /**
     * Returns a state that gives {@link #unreadableReason()} as the reason why the webhook is inactive.
     *
     * @return the state
     */
    @Override
    default WebhookState state() {
        return WebhookState.NONE.withInactiveReason(unreadableReason());
    }
}
