package org.webhooks4j.jdbc.internal.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.webhooks4j.spi.ClaimRequest;

/**
 * Divides a claim's limit fairly among the webhooks that have due deliveries. It works in rounds: each webhook gets an
 * equal share, and the next round divides what some did not use among the others.
 */
final class FairClaimBudget {

    /** The number of blocked deliveries to park at once, when a webhook's share consisted of them. */
    private static final int WINDOW_BEHIND_BLOCKED = 1_000;

    /**
     * Where a round looks for a webhook's deliveries. Each place finds deliveries that the previous one cannot reach.
     */
    private enum Place {
        WHAT_IS_DUE_FIRST,
        BEHIND_BLOCKED,
        EACH_LANE;

        Place next() {
            return this == WHAT_IS_DUE_FIRST ? BEHIND_BLOCKED : EACH_LANE;
        }
    }

    private static final class Share {
        final boolean answering;
        int open;
        int asked;
        Place place = Place.WHAT_IS_DUE_FIRST;

        Share(int open, boolean answering) {
            this.open = open;
            this.answering = answering;
        }
    }

    private final Map<String, Share> shares = new LinkedHashMap<>();
    private int open;
    private int openForOthers;
    private long openBytes;

    FairClaimBudget(ClaimRequest request, List<String> dueWebhooks, RandomGenerator random) {
        this.open = request.limit();
        this.openForOthers = request.limitForOthers();
        this.openBytes = request.maxBytes();
        List<String> webhooks = new ArrayList<>(dueWebhooks);
        webhooks.removeIf(webhook -> request.limitFor(webhook) <= 0);
        if (!webhooks.isEmpty()) {
            // The first webhook gets the remainder of the division, or all if the limit is less than the number of
            // webhooks.
            Collections.rotate(webhooks, random.nextInt(webhooks.size()));
        }
        for (String webhook : webhooks) {
            boolean answering = request.answering().contains(webhook);
            if (answering || openForOthers > 0) {
                shares.put(webhook, new Share(request.limitFor(webhook), answering));
            }
        }
    }

    boolean isOpen() {
        return open > 0 && openBytes > 0 && !shares.isEmpty();
    }

    /**
     * Returns the number of deliveries to look at in the next round, by webhook. It excludes blocked deliveries of
     * webhooks that {@link #looksAtEachLane}: enough of them were looked at.
     */
    Map<String, Integer> next() {
        Map<String, Integer> windows = new LinkedHashMap<>();
        int each = Math.max(1, open / shares.size());
        long behind = shares.values().stream()
                .filter(share -> share.place == Place.BEHIND_BLOCKED)
                .count();
        for (Map.Entry<String, Share> entry : shares.entrySet()) {
            if (windows.size() == open) {
                break;
            }
            Share share = entry.getValue();
            share.asked = Math.min(share.open, each);
            windows.put(
                    entry.getKey(),
                    share.place == Place.BEHIND_BLOCKED
                            ? Math.max(share.asked, (int) (WINDOW_BEHIND_BLOCKED / behind))
                            : share.asked);
        }
        return windows;
    }

    /** Returns whether the round looks at the first delivery of each of the webhook's lanes, whenever it became due. */
    boolean looksAtEachLane(String webhook) {
        Share share = shares.get(webhook);
        return share != null && share.place == Place.EACH_LANE;
    }

    /** Takes one more delivery of a webhook, with its bytes, if this round has room for it. Returns whether it has. */
    boolean take(String webhook, long bytes) {
        Share share = shares.get(webhook);
        if (share == null || share.asked == 0 || openBytes <= 0) {
            return false;
        }
        if (!share.answering && --openForOthers == 0) {
            shares.values().removeIf(other -> !other.answering);
        }
        share.asked--;
        share.open--;
        open--;
        openBytes -= bytes;
        return true;
    }

    /**
     * Ends a webhook's round.
     *
     * @param exhausted whether the webhook has no more due deliveries
     * @param parked whether the claim parked some of its blocked deliveries
     */
    void endRound(String webhook, boolean exhausted, boolean parked) {
        Share share = shares.get(webhook);
        if (share == null) {
            return;
        }
        boolean progress = parked || share.asked == 0;
        if (exhausted || share.open == 0 || !progress || share.place == Place.EACH_LANE) {
            shares.remove(webhook);
        } else {
            share.place = parked ? share.place.next() : share.place;
            share.asked = 0;
        }
    }
}
