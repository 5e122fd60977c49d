package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Selects the pending deliveries to cancel without sending them. Starts from {@link #all()}; each method narrows the
 * selection:
 *
 * <pre>{@code
 * DiscardRequest.all().withWebhook("inventory").withTo(midnight)
 * }</pre>
 */
public final class DiscardRequest extends EventSelection<DiscardRequest> {

    /** The maximum and default step size. */
    public static final int MAX_STEP = 1000;

    private static final DiscardRequest ALL = new DiscardRequest(EventCriteria.ANY, null, MAX_STEP);

    private final @Nullable String webhook;
    private final int step;

    private DiscardRequest(EventCriteria events, @Nullable String webhook, int step) {
        super(events);
        CleanText.check("the request's webhook", webhook);
        this.webhook = webhook;
        this.step = PageCriteria.checked("step", step, MAX_STEP);
    }

    /**
     * Selects all pending deliveries, of all webhooks.
     *
     * @return the request
     */
    public static DiscardRequest all() {
        return ALL;
    }

    @Override
    DiscardRequest with(EventCriteria events) {
        return new DiscardRequest(events, webhook, step);
    }

    @Override
    List<@Nullable Object> others() {
        return Arrays.asList(webhook, step);
    }

    /**
     * Selects only deliveries to this webhook.
     *
     * @param webhook the webhook's id, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public DiscardRequest withWebhook(@Nullable String webhook) {
        return new DiscardRequest(events, webhook, step);
    }

    /**
     * Sets the maximum number of deliveries per transaction.
     *
     * @param step 1 to {@value #MAX_STEP}
     * @return a modified copy
     * @throws IllegalArgumentException if the step is not in that range
     */
    public DiscardRequest withStep(int step) {
        return new DiscardRequest(events, webhook, step);
    }

    /**
     * The webhook's id.
     *
     * @return the id, or null for any
     */
    public @Nullable String webhook() {
        return webhook;
    }

    /**
     * The maximum number of deliveries per transaction.
     *
     * @return 1 to {@value #MAX_STEP}
     */
    public int step() {
        return step;
    }
}
