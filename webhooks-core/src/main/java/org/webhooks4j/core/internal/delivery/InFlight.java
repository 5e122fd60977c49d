package org.webhooks4j.core.internal.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.spi.Claim;

/**
 * Holds the deliveries that this node has claimed and not yet recorded, and owns their states:
 *
 * <pre>
 *   claimed() ──▶ awaited ──take()──▶ arrived ──recorded()──▶ (the store has it)
 *                    └─ overdue() ─▶ given up: its result is made here
 * </pre>
 *
 * <p>Each claim has exactly one result; a second one is ignored. A claim without a result shortly before its lease
 * expires is given up, for example because the transport lost the result or memory ran out during the handover. So no
 * fault occupies a slot permanently. Used by one thread at a time.
 */
final class InFlight {

    /** How often to check for overdue claims. */
    private static final long INTERVAL_NANOS = 100_000_000L;

    /** A claim with the nano times at which it was made and at which it becomes overdue. */
    record Awaited(Claim claim, long begin, long end) {}

    private final Map<String, Awaited> awaited = new HashMap<>();
    private final List<DeliveryResult> arrived = new ArrayList<>();
    private long lookedAt;
    private long awaitedBytes;

    /**
     * Starts awaiting the result of a claim, between two nano times.
     *
     * @return an earlier claim of the same delivery, which is no longer awaited, or null
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

    /**
     * Takes a result. Returns false if no result is awaited, because an earlier one arrived or the claim was given up.
     */
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

    /** Returns the claims that are overdue at a nano time. They are still awaited. */
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

    /** Returns the results to be recorded, in order of arrival. */
    List<DeliveryResult> arrived() {
        return List.copyOf(arrived);
    }

    int arrivedCount() {
        return arrived.size();
    }

    /** Removes all arrived results after the store has recorded them. */
    void recorded() {
        arrived.clear();
    }

    /** The number of claims without a result. */
    int awaitedCount() {
        return awaited.size();
    }

    /** The total payload of the claims without a result, in bytes. */
    long awaitedBytes() {
        return awaitedBytes;
    }

    /** The number of deliveries claimed and not yet recorded. */
    int count() {
        return awaited.size() + arrived.size();
    }
}
