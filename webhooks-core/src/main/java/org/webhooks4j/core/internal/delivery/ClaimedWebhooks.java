package org.webhooks4j.core.internal.delivery;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.Claim;

/** Finds the webhooks of the claims of one step. Not thread-safe. */
final class ClaimedWebhooks {

    private final WebhookDirectory directory;

    /** The webhooks as read after the claims were made. Read at most once for all claims, and only if needed. */
    private @Nullable Subscriptions newest;

    ClaimedWebhooks(WebhookDirectory directory) {
        this.directory = directory;
    }

    /**
     * Returns a claim's webhook, or null if that webhook is deleted, even if a new webhook has the same id. Reads the
     * webhooks again before it treats one as deleted, because another node may just have created it.
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
