package org.webhooks4j.core.internal.delivery;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.WebhookListener;
import org.webhooks4j.spi.WebhookRepository;

/**
 * What follows from a recorded attempt: listeners hear of it, and a receiver that is gone has its webhook switched off.
 */
public final class AfterRecording {

    private static final Logger LOG = LoggerFactory.getLogger(AfterRecording.class);

    private final WebhookListener listeners;
    private final WebhookRepository repository;
    private final WebhookDirectory directory;

    /** Puts the parts together. */
    public AfterRecording(WebhookListener listeners, WebhookRepository repository, WebhookDirectory directory) {
        this.listeners = listeners;
        this.repository = repository;
        this.directory = directory;
    }

    void recorded(Completion completion, Attempt attempt, @Nullable Webhook webhook) {
        if (completion.status() == DeliveryStatus.DEAD) {
            LOG.warn(
                    "Delivery {} to webhook {} is dead after {} attempts, the last one {}; it can be redelivered",
                    completion.claim().deliveryId(),
                    completion.claim().webhookId(),
                    completion.attempts(),
                    attempt.outcome());
        }
        listeners.onAttempt(completion.delivery(), attempt);
        if (attempt.outcome() == Outcome.GONE && attempt.trigger() != Trigger.TEST && webhook != null) {
            switchOff(webhook, "the receiver answered 410 Gone at " + attempt.at());
        }
    }

    private void switchOff(Webhook webhook, String reason) {
        try {
            Webhook current = repository.findById(webhook.id()).orElse(null);
            if (current == null || !current.active()) {
                return;
            }
            Webhook inactive = Webhook.copyOf(current).inactive(reason).build();
            repository.save(inactive);
            directory.refresh();
            LOG.warn("Webhook {} was switched off: {}", webhook.id(), reason);
            listeners.onSwitchedOff(inactive, reason);
        } catch (UnsupportedOperationException e) {
            LOG.warn("Webhook {} should be switched off, but its repository only reads: {}", webhook.id(), reason);
        } catch (StoreException e) {
            LOG.warn("Webhook {} could not be switched off, though {}", webhook.id(), reason, e);
        }
    }
}
