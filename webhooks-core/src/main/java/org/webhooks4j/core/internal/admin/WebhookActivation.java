package org.webhooks4j.core.internal.admin;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.WebhookEdit;

/**
 * Prepares a webhook before its first request: asks for its receiver's consent, if required, and resets its history.
 */
public final class WebhookActivation {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookActivation.class);

    /** How often a change is retried after a concurrent change. Each conflict means that another change succeeded. */
    static final int MAX_TRIES = 100;

    private final AuditedRepository repository;
    private final EndpointFailures failures;
    private final Handshake handshake;
    private final WebhookCleanup remains;

    /** Creates the activation. */
    public WebhookActivation(
            AuditedRepository repository, EndpointFailures failures, Handshake handshake, WebhookCleanup remains) {
        this.repository = repository;
        this.failures = failures;
        this.handshake = handshake;
        this.remains = remains;
    }

    /** Returns this activation for changes by an actor. */
    WebhookActivation as(@Nullable String actor) {
        return new WebhookActivation(repository.as(actor), failures, handshake, remains);
    }

    /** Returns the webhook as its receiver accepts it, or unchanged if no consent is needed. */
    Webhook agreed(Webhook webhook, @Nullable Webhook before) {
        return needsConsent(webhook, before) ? handshake.agreed(webhook) : webhook;
    }

    /**
     * Stores a webhook whose receiver has agreed or need not agree, replacing the state that was read.
     *
     * @return whether it was stored; false after a concurrent change
     */
    boolean store(Webhook agreed, @Nullable Webhook before) {
        begin(agreed.id(), before);
        if (!repository.change(List.of(WebhookEdit.changing(before, agreed)))) {
            return false;
        }
        stored(agreed, before);
        return true;
    }

    /**
     * Prepares for storing a webhook. If no webhook with its id is stored, removes the state of an earlier one with
     * that id.
     */
    void begin(String webhookId, @Nullable Webhook before) {
        if (before == null) {
            remains.endBefore(webhookId, repository.keepsIncarnations());
        }
    }

    /** Resets the failure history after a stored webhook was activated or got another URL. */
    void stored(Webhook agreed, @Nullable Webhook before) {
        if (before != null
                && agreed.active()
                && (!before.active() || !before.url().equals(agreed.url()))) {
            failures.clear(Set.of(agreed.id()));
        }
    }

    /**
     * Saves a webhook that the host configures at every start. A webhook that was deactivated because of its receiver
     * stays inactive unless the receiver can be asked for consent; otherwise a restart would call a receiver that wants
     * no calls. A receiver cannot prevent the host from starting.
     */
    public void configure(Webhook webhook) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Webhook before = repository.findById(webhook.id()).orElse(null);
            if (before instanceof UnreadableWebhook && webhook.signingKeys().isEmpty()) {
                LOG.warn(
                        "Webhook {} stays as it is stored: it {}",
                        webhook.id(),
                        before.state().inactiveReason());
                return;
            }
            if (store(configured(webhook, before), before)) {
                return;
            }
        }
        LOG.warn("Webhook {} is not updated: other changes keep conflicting with it", webhook.id());
    }

    private Webhook configured(Webhook webhook, @Nullable Webhook before) {
        if (before != null
                && !(before instanceof UnreadableWebhook)
                && !webhook.options().handshake()
                && !before.active()
                && before.state().inactiveReason() != null
                && before.url().equals(webhook.url())) {
            LOG.warn(
                    "Webhook {} stays inactive: {}",
                    webhook.id(),
                    before.state().inactiveReason());
            return Webhook.copyOf(webhook)
                    .inactive(before.state().inactiveReason())
                    .build();
        }
        try {
            return agreed(webhook, before);
        } catch (InvalidWebhookException e) {
            String reason = String.valueOf(e.getMessage());
            LOG.warn("Webhook {} is inactive: {}", webhook.id(), reason);
            return Webhook.copyOf(webhook).inactive(reason).build();
        }
    }

    /** Cleans up after a webhook was deleted and removed from the directory. */
    void end(String webhookId) {
        remains.endOf(webhookId);
    }

    private static boolean needsConsent(Webhook webhook, @Nullable Webhook before) {
        return webhook.options().handshake()
                && webhook.active()
                && (before == null
                        || !before.active()
                        || !before.options().handshake()
                        || !before.url().equals(webhook.url()));
    }
}
