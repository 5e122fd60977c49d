package org.webhooks4j.core.internal.admin;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.BackfillOperations;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.Diagnostics;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.internal.text.CleanText;

/** Implements the management API of an engine. */
public final class EngineAdmin implements WebhookAdmin {

    private static final int MAX_ACTOR_LENGTH = 200;

    private final EngineWebhooks webhooks;
    private final EngineDeliveries deliveries;
    private final EngineDiagnostics diagnostics;
    private final EngineBackfills backfills;

    /** Creates the API from its groups of operations. */
    public EngineAdmin(
            EngineWebhooks webhooks,
            EngineDeliveries deliveries,
            EngineDiagnostics diagnostics,
            EngineBackfills backfills) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.diagnostics = diagnostics;
        this.backfills = backfills;
    }

    @Override
    public WebhookAdmin as(@Nullable String actor) {
        if (actor != null && actor.length() > MAX_ACTOR_LENGTH) {
            throw new IllegalArgumentException(
                    "the actor's name has " + actor.length() + " characters; pass one of at most " + MAX_ACTOR_LENGTH);
        }
        String name = CleanText.cleanOrNull(actor);
        return new EngineAdmin(webhooks.as(name), deliveries.as(name), diagnostics.as(name), backfills);
    }

    @Override
    public WebhookOperations webhooks() {
        return webhooks;
    }

    @Override
    public DeliveryOperations deliveries() {
        return deliveries;
    }

    @Override
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public BackfillOperations backfills() {
        return backfills;
    }
}
