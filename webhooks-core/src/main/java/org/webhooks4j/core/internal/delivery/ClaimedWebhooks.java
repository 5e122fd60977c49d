package org.webhooks4j.core.internal.delivery;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.Claim;

/** Finds the webhooks that the claims of one step are for. For one thread. */
final class ClaimedWebhooks {

    private final WebhookDirectory directory;

    /** The webhooks as they are after the claims were made: read once for all of them, and only if need be. */
    private @Nullable Subscriptions newest;

    ClaimedWebhooks(WebhookDirectory directory) {
        this.directory = directory;
    }

    /**
     * The webhook that a claim is for, or null if it is deleted, whether or not another one has its id by now. Looks
     * twice before it counts as deleted: it may have been created a moment ago by another node.
     */
    @Nullable
    Subscription of(Claim claim) {
        Subscription known = in(directory.current(), claim);
        return known != null ? known : in(newest(), claim);
    }

    private Subscriptions newest() {
        Subscriptions read = newest;
        if (read == null) {
            read = directory.refresh();
            newest = read;
        }
        return read;
    }

    static @Nullable Subscription in(Subscriptions subscriptions, Claim claim) {
        Subscription known = subscriptions.byId(claim.webhookId());
        return known != null && known.isFor(claim.incarnation()) ? known : null;
    }
}
