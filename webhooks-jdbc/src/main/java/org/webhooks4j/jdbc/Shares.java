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

    /** How many blocked deliveries are put out of the way at once, when shares were full of them. */
    private static final int WINDOW_BEHIND_BLOCKED = 1_000;

    /** Where a round looks for what a webhook may send. The next place is for what the one before does not reach. */
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

    Shares(ClaimRequest request, List<String> dueWebhooks, RandomGenerator random) {
        this.open = request.limit();
        this.openForOthers = request.limitForOthers();
        this.openBytes = request.maxBytes();
        List<String> webhooks = new ArrayList<>(dueWebhooks);
        webhooks.removeIf(webhook -> request.limitFor(webhook) <= 0);
        if (!webhooks.isEmpty()) {
            // Whoever is first gets what is left over, or all if there is not enough for everybody.
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
     * How many deliveries to look at for which webhook in the next round. Those that {@link #looksAtEachLane} have
     * looked at enough that are blocked.
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

    /** Whether the round is to look at the first delivery of each of the webhook's lanes, whenever it became due. */
    boolean looksAtEachLane(String webhook) {
        Share share = shares.get(webhook);
        return share != null && share.place == Place.EACH_LANE;
    }

    /** Whether one more delivery of this webhook is wanted in this round; if so it is counted, with its bytes. */
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
     * @param exhausted whether nothing more is due
     * @param parked whether deliveries were put out of the way of others
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
