package org.webhooks4j.jdbc.internal.queue;

import java.util.Comparator;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.sql.Columns;
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

    static final Columns<ClaimKey> COLUMNS =
            Columns.<ClaimKey>none().part(DeliveryId.COLUMNS, ClaimKey::id).bigint("fence", ClaimKey::fence);

    static ClaimKey of(Claim claim) {
        return new ClaimKey(DeliveryId.of(claim.deliveryId()), claim.fencingToken());
    }

    @Override
    public int compareTo(ClaimKey other) {
        return ORDER.compare(this, other);
    }
}
