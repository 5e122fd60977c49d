package org.webhooks4j.core.internal.admin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.EndpointFailures;

/** What comes before a webhook's first request: its receiver's consent, if that is asked for, and a clean slate. */
public final class Activation {

    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

    private final AuditedRepository repository;
    private final EndpointFailures failures;
    private final Handshake handshake;

    /** Puts the parts together. */
    public Activation(AuditedRepository repository, EndpointFailures failures, Handshake handshake) {
        this.repository = repository;
        this.failures = failures;
        this.handshake = handshake;
    }

    /** The same for changes that somebody makes. */
    Activation as(@Nullable String actor) {
        return new Activation(repository.as(actor), failures, handshake);
    }

    /**
     * Saves a checked webhook.
     *
     * @param before what is stored of it, or null
     * @return the webhook as stored
     */
    Webhook save(Webhook webhook, @Nullable Webhook before) {
        Webhook agreed = agreed(webhook, before);
        store(agreed, before);
        return agreed;
    }

    /** The webhook as its receiver accepts it, if it has to be asked. */
    Webhook agreed(Webhook webhook, @Nullable Webhook before) {
        return needsConsent(webhook, before) ? handshake.agreed(webhook) : webhook;
    }

    /** Saves a webhook to which its receiver agreed, or need not. */
    void store(Webhook agreed, @Nullable Webhook before) {
        repository.save(agreed);
        if (before != null
                && agreed.active()
                && (!before.active() || !before.url().equals(agreed.url()))) {
            failures.clear(Set.of(agreed.id()));
        }
    }

    /**
     * Saves a webhook that the host configures at every start. One that was switched off because of its receiver stays
     * off unless the receiver can be asked, or a restart would call one that wants no calls. No receiver can keep the
     * host from starting.
     */
    public void configure(Webhook webhook) {
        Webhook before = repository.findById(webhook.id()).orElse(null);
        if (before != null
                && !webhook.handshake()
                && !before.active()
                && before.inactiveReason() != null
                && before.url().equals(webhook.url())) {
            LOG.warn("Webhook {} stays switched off: {}", webhook.id(), before.inactiveReason());
            repository.save(
                    Webhook.copyOf(webhook).inactive(before.inactiveReason()).build());
            return;
        }
        try {
            save(webhook, before);
        } catch (InvalidWebhookException e) {
            String reason = String.valueOf(e.getMessage());
            LOG.warn("Webhook {} is inactive: {}", webhook.id(), reason);
            repository.save(Webhook.copyOf(webhook).inactive(reason).build());
        }
    }

    void forget(String webhookId) {
        failures.clear(Set.of(webhookId));
    }

    private static boolean needsConsent(Webhook webhook, @Nullable Webhook before) {
        return webhook.handshake()
                && webhook.active()
                && (before == null
                        || !before.active()
                        || !before.handshake()
                        || !before.url().equals(webhook.url()));
    }
}
