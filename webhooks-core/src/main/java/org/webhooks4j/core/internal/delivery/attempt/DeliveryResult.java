package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;

/**
 * A completion to be recorded, with what it says about the endpoint.
 *
 * @param completion the completion of the claim
 * @param webhook the webhook it was sent to, or null if the webhook is unknown or deleted
 * @param pause for how long to send nothing more to the endpoint, because the receiver asked for it or this process
 *     must wait; zero if neither
 */
public record DeliveryResult(
        Completion completion, @Nullable Webhook webhook, Duration pause) {

    /** Creates the result of a claim that goes back to the queue without an attempt, due at once. */
    public static DeliveryResult givenBack(Claim claim) {
        return unsent(Completion.released(claim, Duration.ZERO), null);
    }

    /** Creates the result of a claim that was not sent. */
    public static DeliveryResult unsent(Completion completion, @Nullable Webhook webhook) {
        return new DeliveryResult(completion, webhook, Duration.ZERO);
    }

    /** Returns whether the receiver responded that it is permanently gone. */
    public boolean isGone() {
        Attempt attempt = completion.attempt();
        return attempt != null && attempt.outcome() == Outcome.GONE;
    }
}
