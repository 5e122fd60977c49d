package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.Completion;

/**
 * A completion to be recorded, and what it says about the endpoint.
 *
 * @param completion what became of the claim
 * @param webhook where it was sent, or null if the webhook is gone
 * @param pause for how long to send it nothing more, as the receiver asks or this process has to; zero if neither
 */
public record DeliveryResult(
        Completion completion, @Nullable Webhook webhook, Duration pause) {

    /** The result of a claim that was not sent. */
    public static DeliveryResult unsent(Completion completion, @Nullable Webhook webhook) {
        return new DeliveryResult(completion, webhook, Duration.ZERO);
    }

    /** Whether the receiver answered that it is gone for good. */
    public boolean isGone() {
        Attempt attempt = completion.attempt();
        return attempt != null && attempt.outcome() == Outcome.GONE;
    }
}
