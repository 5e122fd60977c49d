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

/** What comes before a webhook's first request: its receiver's consent, if that is asked for, and a clean slate. */
public final class WebhookActivation {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookActivation.class);

    /** How often a change is made anew that others were faster than; each time one of them has got on. */
    static final int MAX_TRIES = 100;

    private final AuditedRepository repository;
    private final EndpointFailures failures;
    private final Handshake handshake;
    private final WebhookCleanup remains;

    /** Puts the parts together. */
    public WebhookActivation(
            AuditedRepository repository, EndpointFailures failures, Handshake handshake, WebhookCleanup remains) {
        this.repository = repository;
        this.failures = failures;
        this.handshake = handshake;
        this.remains = remains;
    }

    /** The same for changes that somebody makes. */
    WebhookActivation as(@Nullable String actor) {
        return new WebhookActivation(repository.as(actor), failures, handshake, remains);
    }

    /** The webhook as its receiver accepts it, if it has to be asked. */
    Webhook agreed(Webhook webhook, @Nullable Webhook before) {
        return needsConsent(webhook, before) ? handshake.agreed(webhook) : webhook;
    }

    /**
     * Stores a webhook to which its receiver agreed, or need not, in place of what was read.
     *
     * @return whether it was stored; false if somebody else has changed it since
     */
    boolean store(Webhook agreed, @Nullable Webhook before) {
        begin(agreed.id(), before);
        if (!repository.change(List.of(WebhookEdit.changing(before, agreed)))) {
            return false;
        }
        stored(agreed, before);
        return true;
    }

    /** What is to be done before a webhook is stored, if there is none. */
    void begin(String webhookId, @Nullable Webhook before) {
        if (before == null) {
            remains.endBefore(webhookId, repository.keepsIncarnations());
        }
    }

    /** What is to be done once a webhook is stored in place of another. */
    void stored(Webhook agreed, @Nullable Webhook before) {
        if (before != null
                && agreed.active()
                && (!before.active() || !before.url().equals(agreed.url()))) {
            failures.clear(Set.of(agreed.id()));
        }
    }

    /**
     * Saves a webhook that the host configures at every start. One that was deactivated because of its receiver stays
     * off unless the receiver can be asked, or a restart would call one that wants no calls. No receiver can keep the
     * host from starting.
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

    /** What is to be done once a webhook is deleted, and nobody takes it for one that is still there. */
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
