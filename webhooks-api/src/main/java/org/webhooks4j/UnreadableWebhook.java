package org.webhooks4j;

import java.util.Set;

/**
 * A webhook that is stored but cannot be read, because it was encrypted with a key that is not known here, or because
 * somebody spoilt its row. It is listed with what is known of it, so that its pending deliveries wait, and is inactive,
 * so that nothing is sent that it may not ask for.
 *
 * <p>There is no copy to change: {@link Webhook#copyOf} refuses it, because everything that is not known would be
 * replaced by its default. It becomes a webhook again when its store can read it; otherwise it is deleted, or replaced
 * as a whole by one that has signing keys of its own. Repositories compare by {@link Object#equals}, so two of them are
 * equal only if the same is stored.
 */
public interface UnreadableWebhook extends Webhook {

    /**
     * Why it cannot be read, and what to do.
     *
     * @return the reason, without anything that may be secret
     */
    @Override
    String inactiveReason();

    @Override
    default Set<EventType> eventTypes() {
        return Set.of();
    }

    @Override
    default boolean active() {
        return false;
    }
}
