package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.delivery.endpoint.BreakerChange;
import org.webhooks4j.core.internal.delivery.endpoint.FailureWatch;
import org.webhooks4j.core.internal.delivery.listener.ListenerQueue;
import org.webhooks4j.core.internal.fault.LogContext;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.WebhookRepository;

/**
 * Reacts to recorded attempts: notifies listeners, and deactivates a webhook whose receiver is gone or has been failing
 * for days. Used by one thread at a time.
 */
public final class OutcomeReactions {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeReactions.class);

    private final ListenerQueue listeners;
    private final WebhookRepository repository;
    private final WebhookDirectory directory;
    private final FailureWatch watch;
    private final DeliveryTotals totals;

    /** The webhooks whose breaker closed after their last recorded failure; the log already reports that recovery. */
    private final Set<String> closed = new HashSet<>();

    /** Webhooks that should be deactivated but cannot be, because the repository is read-only. Each is logged once. */
    private final Set<String> reported = new HashSet<>();

    private @Nullable Subscriptions known;

    /** Creates the reactions. */
    public OutcomeReactions(
            ListenerQueue listeners,
            WebhookRepository repository,
            WebhookDirectory directory,
            EndpointFailures failures,
            DeliveryTotals totals,
            Clock clock) {
        this.listeners = listeners;
        this.repository = repository;
        this.directory = directory;
        this.watch = new FailureWatch(failures, clock);
        this.totals = totals;
    }

    /** Reacts to one attempt. A failure affects only this attempt. */
    void recorded(Completion completion, Attempt attempt, @Nullable Webhook webhook) {
        try {
            tell(completion, attempt, webhook);
        } catch (Throwable e) {
            LOG.error(
                    "The reactions to the result of delivery {} were not completed",
                    completion.claim().deliveryId(),
                    e);
        }
    }

    private void tell(Completion completion, Attempt attempt, @Nullable Webhook webhook) {
        Claim claim = completion.claim();
        boolean isDead = completion.status() == DeliveryStatus.DEAD;
        totals.count(attempt.outcome(), isDead);
        if (LOG.isDebugEnabled()) {
            LogContext.run(claim.webhookId(), claim.deliveryId(), () -> log(claim, completion, attempt));
        }
        if (isDead) {
            LogContext.run(
                    claim.webhookId(),
                    claim.deliveryId(),
                    () -> LOG.warn(
                            "Delivery {} to webhook {} is dead after {} attempts, the last one {}; it can be redelivered",
                            claim.deliveryId(),
                            claim.webhookId(),
                            completion.attempts(),
                            attempt.outcome()));
        }
        listeners.attempted(completion, attempt);
        Subscriptions current = directory.current();
        learn(current);
        if (attempt.trigger() == Trigger.TEST || webhook == null || !isStillCalled(webhook, current)) {
            return;
        }
        if (attempt.outcome() == Outcome.DELIVERED) {
            watch.succeeded(webhook.id());
        } else if (attempt.outcome() != Outcome.UNSENDABLE) {
            closed.remove(webhook.id());
            watch.failed(webhook.id(), claim.deliveryId());
        }
        if (attempt.outcome() == Outcome.GONE) {
            deactivate(webhook.id(), "the receiver answered 410 Gone at " + attempt.startedAt());
        }
    }

    private static void log(Claim claim, Completion completion, Attempt attempt) {
        LOG.debug(
                "Attempt {} of delivery {} to webhook {}: {}, status {}, {} ms; the delivery is {}",
                attempt.number(),
                claim.deliveryId(),
                claim.webhookId(),
                attempt.outcome(),
                attempt.response() == null ? "none" : attempt.response().statusCode(),
                attempt.timing().total().toMillis(),
                completion.status());
    }

    /**
     * Ends a batch, after the caller has passed all its attempts to {@link #recorded}.
     *
     * @param breakers the breakers that opened or closed meanwhile
     */
    void settle(List<BreakerChange> breakers) {
        try {
            Subscriptions current = directory.current();
            learn(current);
            breakers.forEach(change -> tell(change, current.byId(change.webhookId())));
            watch.takeFailing().forEach((webhookId, since) -> {
                Subscription subscription = current.byId(webhookId);
                if (subscription != null) {
                    LOG.warn("Webhook {} has been failing since {}", webhookId, since);
                    listeners.changed(subscription.webhook(), each -> each.onFailing(subscription.webhook(), since));
                }
            });
            for (String webhookId : watch.takeRecovered()) {
                Subscription subscription = current.byId(webhookId);
                if (subscription != null) {
                    if (!closed.remove(webhookId)) {
                        LOG.info("Webhook {} accepts deliveries again", webhookId);
                    }
                    listeners.changed(subscription.webhook(), each -> each.onRecovered(subscription.webhook()));
                }
            }
            Set<String> over = watch.settle();
            for (String webhookId : over) {
                deactivate(
                        webhookId,
                        "no request succeeded for " + FailureWatch.DAYS + " days, and at least "
                                + FailureWatch.DELIVERIES + " deliveries failed");
            }
            if (!over.isEmpty()) {
                watch.settle(); // stores the restart of their streaks
            }
        } catch (Throwable e) {
            LOG.error("The check for webhooks that have been failing for long did not succeed", e);
        }
    }

    private void tell(BreakerChange change, @Nullable Subscription subscription) {
        if (change.opened()) {
            closed.remove(change.webhookId());
        } else {
            closed.add(change.webhookId());
        }
        if (subscription != null) {
            Webhook webhook = subscription.webhook();
            listeners.changed(
                    webhook,
                    change.opened() ? each -> each.onBreakerOpened(webhook) : each -> each.onBreakerClosed(webhook));
        }
    }

    /** Drops the failure history of webhooks that were deleted, got another URL or were reactivated. */
    private void learn(Subscriptions current) {
        Subscriptions before = known;
        if (current.equals(before)) {
            return;
        }
        known = current;
        watch.dropUnless(webhookId -> goesOn(webhookId, before, current));
        reported.removeIf(webhookId -> !goesOn(webhookId, before, current));
        closed.removeIf(webhookId -> !goesOn(webhookId, before, current));
    }

    private static boolean goesOn(String webhookId, @Nullable Subscriptions before, Subscriptions current) {
        Subscription was = before == null ? null : before.byId(webhookId);
        Subscription is = current.byId(webhookId);
        return is != null && (was == null || was.term() == is.term());
    }

    /**
     * Returns whether the webhook still has this URL: a response from an earlier URL says nothing about the current
     * one.
     */
    private static boolean isStillCalled(Webhook webhook, Subscriptions current) {
        Subscription is = current.byId(webhook.id());
        return is != null && is.webhook().url().equals(webhook.url());
    }

    private void deactivate(String webhookId, String reason) {
        try {
            boolean wasActive = repository.deactivate(webhookId, reason);
            watch.forget(webhookId);
            Subscription inactive = directory.refresh().byId(webhookId);
            if (wasActive) {
                LOG.warn("Webhook {} was deactivated: {}", webhookId, reason);
                if (inactive != null) {
                    listeners.changed(inactive.webhook(), each -> each.onDeactivated(inactive.webhook(), reason));
                }
            }
        } catch (UnsupportedOperationException e) {
            watch.forget(webhookId);
            if (reported.add(webhookId)) {
                LOG.warn("Webhook {} should be deactivated, but its repository only reads: {}", webhookId, reason);
            }
        } catch (Throwable e) {
            LOG.warn("Webhook {} could not be deactivated, though {}", webhookId, reason, e);
        }
    }
}
