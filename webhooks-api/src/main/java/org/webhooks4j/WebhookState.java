package org.webhooks4j;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * What the engine and the repository note about a webhook. None of it is a setting: people change a webhook and read
 * its state.
 *
 * <p>Immutable. Two states are equal if reason and end of the trace are; the incarnation does not count, so that
 * whoever saves a webhook need not know it.
 */
public final class WebhookState {

    /** Nothing is noted. */
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
     * Tells why the engine deactivated the webhook.
     *
     * @return the reason, or null if the engine did not
     */
    public @Nullable String inactiveReason() {
        return inactiveReason;
    }

    /**
     * Sets why the engine deactivated the webhook. {@link WebhookBuilder#inactive} deactivates it at the same time.
     *
     * @param reason the reason, with U+FFFD in place of what no database can hold; or null
     * @return a changed copy
     */
    public WebhookState withInactiveReason(@Nullable String reason) {
        return new WebhookState(CleanText.cleanOrNull(reason), tracedUntil, incarnation);
    }

    /**
     * Tells until when the engine records which events were not sent to the webhook, and why. Set through
     * {@link org.webhooks4j.admin.Diagnostics#trace}.
     *
     * @return the instant, or null for never
     */
    public @Nullable Instant tracedUntil() {
        return tracedUntil;
    }

    /**
     * Sets until when skipped events are recorded.
     *
     * @param until whole milliseconds from 1970 to 9999, or null for never
     * @return a changed copy
     */
    public WebhookState withTracedUntil(@Nullable Instant until) {
        return new WebhookState(inactiveReason, until, incarnation);
    }

    /**
     * Tells apart webhooks that have the same id one after the other. The repository numbers a webhook when it is added
     * and keeps the number until the webhook is deleted; one that is created under the same id later has another
     * number. A delivery is sent only to the incarnation that its event was matched with; other deliveries are
     * cancelled. A host's own repository may use whatever it keeps of a row, such as its creation in milliseconds.
     *
     * @return any number but 0; or 0 if it is not known, and then every delivery of the id is for this webhook
     */
    public long incarnation() {
        return incarnation;
    }

    /**
     * Sets the incarnation. For repositories; they ignore it in what they are asked to save.
     *
     * @param number the repository's number, or 0 for none
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
