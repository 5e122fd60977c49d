package org.webhooks4j.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.webhooks4j.spi.ClaimRequest;

/**
 * Divides what a claim wants among the webhooks that have something due: in rounds, each webhook an equal share, and
 * what some leave over to the others in the next round.
 */
final class Shares {

    /**
     * How far a webhook's blocked deliveries are looked through at once, when its share alone found nothing to lease.
     */
    private static final int WINDOW_BEHIND_BLOCKED = 100;

    private static final class Share {
        int open;
        int asked;
        boolean widened;

        Share(int open) {
            this.open = open;
        }
    }

    private final Map<String, Share> shares = new LinkedHashMap<>();
    private int open;

    Shares(ClaimRequest request, List<String> dueWebhooks, RandomGenerator random) {
        this.open = request.limit();
        List<String> webhooks = new ArrayList<>(dueWebhooks);
        webhooks.removeIf(webhook -> request.limitFor(webhook) <= 0);
        if (!webhooks.isEmpty()) {
            // Whoever is first gets what is left over, or all if there is not enough for everybody.
            Collections.rotate(webhooks, random.nextInt(webhooks.size()));
        }
        webhooks.forEach(webhook -> shares.put(webhook, new Share(request.limitFor(webhook))));
    }

    boolean isOpen() {
        return open > 0 && !shares.isEmpty();
    }

    /** How many deliveries to look at for which webhook in the next round. */
    Map<String, Integer> next() {
        Map<String, Integer> windows = new LinkedHashMap<>();
        int each = Math.max(1, open / shares.size());
        for (Map.Entry<String, Share> entry : shares.entrySet()) {
            if (windows.size() == open) {
                break;
            }
            Share share = entry.getValue();
            share.asked = Math.min(share.open, each);
            windows.put(entry.getKey(), share.widened ? Math.max(share.asked, WINDOW_BEHIND_BLOCKED) : share.asked);
        }
        return windows;
    }

    /** Whether one more delivery of this webhook is wanted in this round; if so it is counted. */
    boolean take(String webhook) {
        Share share = shares.get(webhook);
        if (share == null || share.asked == 0) {
            return false;
        }
        share.asked--;
        share.open--;
        open--;
        return true;
    }

    /**
     * Ends a webhook's round.
     *
     * @param exhausted whether nothing more is due
     * @param parked whether deliveries were put out of the way of others
     */
    void endRound(String webhook, boolean exhausted, boolean parked) {
        Share share = shares.get(webhook);
        if (share == null) {
            return;
        }
        boolean progress = parked || share.asked == 0;
        if (exhausted || share.open == 0 || !progress) {
            shares.remove(webhook);
        } else {
            share.widened = share.widened || parked;
            share.asked = 0;
        }
    }
}
