package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Selects the past deliveries to send again. Starts from {@link #all()}; each method narrows the selection:
 *
 * <pre>{@code
 * ReplayRequest.all().withWebhook("inventory").withStatus(DeliveryStatus.DEAD).withFrom(yesterday)
 * }</pre>
 */
public final class ReplayRequest extends EventSelection<ReplayRequest> {

    /** The maximum and default step size. */
    public static final int MAX_STEP = 1000;

    private static final ReplayRequest ALL = new ReplayRequest(EventCriteria.ANY, null, null, MAX_STEP);

    private final @Nullable String webhook;
    private final @Nullable DeliveryStatus status;
    private final int step;

    private ReplayRequest(EventCriteria events, @Nullable String webhook, @Nullable DeliveryStatus status, int step) {
        super(events);
        CleanText.check("the request's webhook", webhook);
        if (status == DeliveryStatus.PENDING) {
            throw new IllegalArgumentException("pending deliveries cannot be replayed, as they are sent as soon as they"
                    + " are due; ask for another status, such as DEAD, or for none");
        }
        this.webhook = webhook;
        this.status = status;
        this.step = PageCriteria.checked("step", step, MAX_STEP);
    }

    /**
     * Selects all past deliveries.
     *
     * @return the request
     */
    public static ReplayRequest all() {
        return ALL;
    }

    @Override
    ReplayRequest with(EventCriteria events) {
        return new ReplayRequest(events, webhook, status, step);
    }

    @Override
    List<@Nullable Object> others() {
        return Arrays.asList(webhook, status, step);
    }

    /**
     * Selects only deliveries to this webhook.
     *
     * @param webhook the webhook's id, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public ReplayRequest withWebhook(@Nullable String webhook) {
        return new ReplayRequest(events, webhook, status, step);
    }

    /**
     * Selects only deliveries that ended with this status.
     *
     * @param status a status other than {@code PENDING}, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if the status is {@code PENDING}
     */
    public ReplayRequest withStatus(@Nullable DeliveryStatus status) {
        return new ReplayRequest(events, webhook, status, step);
    }

    /**
     * Sets the maximum number of deliveries per transaction.
     *
     * @param step 1 to {@value #MAX_STEP}
     * @return a modified copy
     * @throws IllegalArgumentException if the step is not in that range
     */
    public ReplayRequest withStep(int step) {
        return new ReplayRequest(events, webhook, status, step);
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
     * The status with which the deliveries ended.
     *
     * @return the status, or null for any
     */
    public @Nullable DeliveryStatus status() {
        return status;
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
