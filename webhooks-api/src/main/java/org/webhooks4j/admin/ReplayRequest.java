package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Which past deliveries to send again. Begins with {@link #all()}, which each of the methods narrows:
 *
 * <pre>{@code
 * ReplayRequest.all().withWebhook("inventory").withStatus(DeliveryStatus.DEAD).withFrom(yesterday)
 * }</pre>
 */
public final class ReplayRequest extends EventSelection<ReplayRequest> {

    /** The largest step, and the usual one. */
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
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public ReplayRequest withWebhook(@Nullable String webhook) {
        return new ReplayRequest(events, webhook, status, step);
    }

    /**
     * Selects only deliveries that ended like this.
     *
     * @param status any status but {@code PENDING}, or null for any
     * @return a changed copy
     * @throws IllegalArgumentException if the status is {@code PENDING}
     */
    public ReplayRequest withStatus(@Nullable DeliveryStatus status) {
        return new ReplayRequest(events, webhook, status, step);
    }

    /**
     * Sets how many deliveries one transaction takes.
     *
     * @param step 1 to {@value #MAX_STEP}
     * @return a changed copy
     * @throws IllegalArgumentException if the step is not in that range
     */
    public ReplayRequest withStep(int step) {
        return new ReplayRequest(events, webhook, status, step);
    }

    /**
     * The webhook.
     *
     * @return its id, or null for any
     */
    public @Nullable String webhook() {
        return webhook;
    }

    /**
     * How the deliveries ended.
     *
     * @return the status, or null for any
     */
    public @Nullable DeliveryStatus status() {
        return status;
    }

    /**
     * How many deliveries one transaction takes.
     *
     * @return 1 to {@value #MAX_STEP}
     */
    public int step() {
        return step;
    }
}
