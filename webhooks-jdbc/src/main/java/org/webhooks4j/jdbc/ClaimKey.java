package org.webhooks4j.jdbc;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Claim;

/**
 * Identifies one claim of a delivery.
 *
 * @param id the delivery
 * @param fence the claim's fencing token
 */
record ClaimKey(DeliveryId id, long fence) implements Comparable<ClaimKey> {

    /** The order in which all transactions lock claims, so that they cannot deadlock. */
    private static final Comparator<ClaimKey> ORDER =
            Comparator.comparing(ClaimKey::id).thenComparingLong(ClaimKey::fence);

    static ClaimKey of(Claim claim) {
        return new ClaimKey(DeliveryId.of(claim.deliveryId()), claim.fencingToken());
    }

    @Nullable
    Object[] toRow() {
        return new @Nullable Object[] {id.event(), id.ordinal(), fence};
    }

    @Override
    public int compareTo(ClaimKey other) {
        return ORDER.compare(this, other);
    }
}
