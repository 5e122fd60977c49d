package org.webhooks4j.core.internal.match;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookState;

/**
 * A host's webhook whose out-of-range options are replaced with values in range. Everything else comes from the host.
 */
record ServedWebhook(Webhook of, DeliveryOptions options) implements Webhook {

    @Override
    public String id() {
        return of.id();
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public String url() {
        return of.url();
    }

    @Override
    public Set<EventType> eventTypes() {
        return of.eventTypes();
    }

    @Override
    public boolean active() {
        return of.active();
    }

    @Override
    public Set<String> objectTypes() {
        return of.objectTypes();
    }

    @Override
    public Set<String> ignoredOrigins() {
        return of.ignoredOrigins();
    }

    @Override
    public @Nullable Filter filter() {
        return of.filter();
    }

    @Override
    public Set<String> excludedFields() {
        return of.excludedFields();
    }

    @Override
    public List<SigningKey> signingKeys() {
        return of.signingKeys();
    }

    @Override
    public WebhookState state() {
        return of.state();
    }

    @Override
    public String toString() {
        return of.toString();
    }
}
