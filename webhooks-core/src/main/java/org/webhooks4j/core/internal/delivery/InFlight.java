package org.webhooks4j.core.internal.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.spi.Claim;

/**
 * The deliveries that this node has claimed and not recorded yet, and the one owner of their states:
 *
 * <pre>
 *   claimed() ──▶ awaited ──take()──▶ arrived ──recorded()──▶ (the store has it)
 *                    └─ overdue() ─▶ given up: its result is made here
 * </pre>
 *
 * <p>Each claim has exactly one result. A second result is refused. Where none comes until shortly before the lease is
 * over, because a transport lost it or memory ran out while it was handed over, the claim is given up. So no fault
 * costs a place for good. For one thread at a time.
 */
final class InFlight {

    /** How often to look for claims that are given up. */
    private static final long INTERVAL_NANOS = 100_000_000L;

    /** A claim with the nano times of its beginning and of the end of its time. */
    record Awaited(Claim claim, long begin, long end) {}

    private final Map<String, Awaited> awaited = new HashMap<>();
    private final List<DeliveryResult> arrived = new ArrayList<>();
    private long lookedAt;
    private long awaitedBytes;

    /**
     * Awaits the result of a claim from one nano time until another.
     *
     * @return an earlier claim of the same delivery that is not awaited any more, or null
     */
    @Nullable
    Claim claimed(Claim claim, long begin, long end) {
        Awaited earlier = awaited.put(claim.deliveryId(), new Awaited(claim, begin, end));
        awaitedBytes += claim.payloadBytes();
        if (earlier == null) {
            return null;
        }
        awaitedBytes -= earlier.claim().payloadBytes();
        return earlier.claim();
    }

    /** Takes a result. Returns false if none is awaited: another one came before, or the claim was given up. */
    boolean take(DeliveryResult result) {
        Claim claim = result.completion().claim();
        Awaited known = awaited.get(claim.deliveryId());
        if (known == null || known.claim().fencingToken() != claim.fencingToken()) {
            return false;
        }
        awaited.remove(claim.deliveryId());
        awaitedBytes -= known.claim().payloadBytes();
        arrived.add(result);
        return true;
    }

    /** The claims whose time is over at a nano time; they are still awaited. */
    List<Awaited> overdue(long now) {
        if (now - lookedAt < INTERVAL_NANOS) {
            return List.of();
        }
        lookedAt = now;
        List<Awaited> overdue = new ArrayList<>();
        for (Awaited candidate : awaited.values()) {
            if (now - candidate.end() >= 0) {
                overdue.add(candidate);
            }
        }
        return overdue;
    }

    /** The results that are to be recorded, in the order in which they came. */
    List<DeliveryResult> arrived() {
        return List.copyOf(arrived);
    }

    int arrivedCount() {
        return arrived.size();
    }

    /** The store has everything that arrived. */
    void recorded() {
        arrived.clear();
    }

    /** How many claims have no result yet. */
    int awaitedCount() {
        return awaited.size();
    }

    /** How many bytes of payload the claims have together that have no result yet. */
    long awaitedBytes() {
        return awaitedBytes;
    }

    /** How many deliveries are claimed and not recorded. */
    int count() {
        return awaited.size() + arrived.size();
    }
}
