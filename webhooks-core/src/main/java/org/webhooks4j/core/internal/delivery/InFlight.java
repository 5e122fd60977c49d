package org.webhooks4j.core.internal.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Claim;

/**
 * The claims whose results have not arrived. Each gives exactly one result: a second one is not taken, and where none
 * comes until shortly before the lease is over, because a transport lost it or memory ran out while it was handed over,
 * the claim is given up. So no fault costs a place for good. For one thread at a time.
 */
final class InFlight {

    /** How often to look for claims that are given up. */
    private static final long INTERVAL_NANOS = 100_000_000L;

    /** A claim with the nano times of its beginning and of the end of its time. */
    record Awaited(Claim claim, long begin, long end) {}

    private final Map<String, Awaited> byDelivery = new HashMap<>();
    private long lookedAt;
    private long bytes;

    /**
     * Awaits the result of a claim from one nano time until another.
     *
     * @return an earlier claim of the same delivery that is not awaited any more, or null
     */
    @Nullable
    Claim await(Claim claim, long begin, long end) {
        Awaited earlier = byDelivery.put(claim.deliveryId(), new Awaited(claim, begin, end));
        bytes += claim.payloadBytes();
        if (earlier == null) {
            return null;
        }
        bytes -= earlier.claim().payloadBytes();
        return earlier.claim();
    }

    /** Takes the claim out. Returns false if it is not awaited: its result is there already, or it was given up. */
    boolean arrived(Claim claim) {
        Awaited awaited = byDelivery.get(claim.deliveryId());
        if (awaited == null || awaited.claim().fence() != claim.fence()) {
            return false;
        }
        byDelivery.remove(claim.deliveryId());
        bytes -= awaited.claim().payloadBytes();
        return true;
    }

    /** Those whose time is over at a nano time; they are still awaited. */
    List<Awaited> overdue(long now) {
        if (now - lookedAt < INTERVAL_NANOS) {
            return List.of();
        }
        lookedAt = now;
        List<Awaited> overdue = new ArrayList<>();
        for (Awaited awaited : byDelivery.values()) {
            if (now - awaited.end() >= 0) {
                overdue.add(awaited);
            }
        }
        return overdue;
    }

    /** How many bytes their payloads have together. */
    long bytes() {
        return bytes;
    }

    int count() {
        return byDelivery.size();
    }
}
