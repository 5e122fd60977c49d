package org.webhooks4j.internal.webhook;

import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;

/** A webhook that is put together field by field. */
public final class WebhookDraft {

    WebhookBuilder builder;
    DeliveryOptions options = DeliveryOptions.DEFAULT;
    WebhookState state = WebhookState.NONE;

    /** A draft with all that a builder has but options and state. */
    public WebhookDraft(WebhookBuilder builder) {
        this.builder = builder;
    }

    /** The builder with all that was put together. A webhook with a reason to be inactive is inactive. */
    public WebhookBuilder toBuilder() {
        WebhookBuilder all = state.inactiveReason() == null ? builder : builder.active(false);
        return all.options(options).state(state);
    }

    /**
     * The webhook.
     *
     * @throws org.webhooks4j.InvalidWebhookException if a rule is broken
     */
    public Webhook build() {
        return toBuilder().build();
    }
}
