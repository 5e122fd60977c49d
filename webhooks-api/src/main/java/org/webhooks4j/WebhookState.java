package org.webhooks4j;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * The state that the engine and the repository record about a webhook. It contains no settings: people change a
 * webhook, but only read its state.
 *
 * <p>Immutable. Two states are equal if the inactive reason and the end of the trace are equal. The incarnation is not
 * compared, so that a caller can save a webhook without knowing it.
 */
public final class WebhookState {

    /** A state with nothing recorded. */
    public static final WebhookState NONE = new WebhookState(null, null, 0);

    private final @Nullable String inactiveReason;
    private final @Nullable Instant tracedUntil;
    private final long incarnation;

    private WebhookState(@Nullable String inactiveReason, @Nullable Instant tracedUntil, long incarnation) {
        this.inactiveReason = inactiveReason;
        this.tracedUntil = tracedUntil;
        this.incarnation = incarnation;
    }

    /**
     * Returns the reason why the engine deactivated the webhook.
     *
     * @return the reason, or null if the engine did not deactivate it
     */
    public @Nullable String inactiveReason() {
        return inactiveReason;
    }

    /**
     * Sets the reason why the engine deactivated the webhook. {@link WebhookBuilder#inactive} also deactivates it.
     *
     * @param reason the reason, or null; characters that no database can store become U+FFFD
     * @return a changed copy
     */
    public WebhookState withInactiveReason(@Nullable String reason) {
        return new WebhookState(CleanText.cleanOrNull(reason), tracedUntil, incarnation);
    }

    /**
     * Returns the instant until which the engine records which events it skips for the webhook, and why.
     * {@link org.webhooks4j.admin.Diagnostics#trace} sets it.
     *
     * @return the end of the trace, or null if events are not traced
     */
    public @Nullable Instant tracedUntil() {
        return tracedUntil;
    }

    /**
     * Sets the instant until which the engine records skipped events.
     *
     * @param until whole milliseconds from 1970 to 9999, or null for no trace
     * @return a changed copy
     */
    public WebhookState withTracedUntil(@Nullable Instant until) {
        return new WebhookState(inactiveReason, until, incarnation);
    }

    /**
     * Returns a number that distinguishes successive webhooks with the same id. The repository assigns it when the
     * webhook is added and keeps it until the webhook is deleted; a webhook created later with the same id gets another
     * number. The engine sends a delivery only to the incarnation that its event was matched with, and cancels other
     * deliveries. A host's own repository may use any value that it stores per row, such as the creation time in
     * milliseconds.
     *
     * @return any number except 0; or 0 if unknown, in which case every delivery for the id belongs to this webhook
     */
    public long incarnation() {
        return incarnation;
    }

    /**
     * Sets the incarnation. Repositories call this method, and ignore the incarnation of a webhook that they save.
     *
     * @param number the number assigned by the repository, or 0 for none
     * @return a changed copy
     */
    public WebhookState withIncarnation(long number) {
        return new WebhookState(inactiveReason, tracedUntil, number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookState that
                && Objects.equals(inactiveReason, that.inactiveReason)
                && Objects.equals(tracedUntil, that.tracedUntil);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inactiveReason, tracedUntil);
    }

    @Override
    public String toString() {
        return "WebhookState[inactiveReason=" + inactiveReason + ", tracedUntil=" + tracedUntil + ", incarnation="
                + incarnation + "]";
    }
}
