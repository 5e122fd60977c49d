package org.webhooks4j.internal.webhook;

import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;

/** Builds a webhook field by field. */
public final class WebhookDraft {

    WebhookBuilder builder;
    DeliveryOptions options = DeliveryOptions.DEFAULT;
    WebhookState state = WebhookState.NONE;

    /** Creates a draft with all values of a builder except options and state. */
    public WebhookDraft(WebhookBuilder builder) {
        this.builder = builder;
    }

    /** Returns the builder with all values of the draft. A webhook with an inactive reason is inactive. */
    public WebhookBuilder toBuilder() {
        WebhookBuilder all = state.inactiveReason() == null ? builder : builder.active(false);
        return all.options(options).state(state);
    }

    /**
     * Builds the webhook.
     *
     * @throws org.webhooks4j.InvalidWebhookException if a rule is violated
     */
    public Webhook build() {
        return toBuilder().build();
    }
}
