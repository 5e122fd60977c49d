package org.webhooks4j.core.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.spi.Claim;

/**
 * Holds the deliveries that this node has claimed and not yet recorded, and owns their states:
 *
 * <pre>
 *   claimed() ──▶ unsent ──send()──▶ open ──take()──▶ arrived ──batch()──▶ recording ──recorded()──▶ (the store has it)
 *                    │                 └─ overdue() ─▶ given up: its result is made here
 *                    └─ release() ─▶ arrived: given back to the queue
 * </pre>
 *
 * <p>Each claim has exactly one result; a second one is ignored. An open claim without a result shortly before its
 * lease expires is given up, for example because the transport lost the result or memory ran out during the handover.
 * So no fault occupies a slot permanently. Used by one thread at a time.
 */
final class InFlight {

    /** How often to check for overdue claims. */
    private static final long INTERVAL_NANOS = 100_000_000L;

    /**
     * When a claim begins and ends, in nano times.
     *
     * @param begin when it was made
     * @param sendBy the latest time to send it
     * @param end when its result is overdue
     */
    record Term(long begin, long sendBy, long end) {}

    /** A claim whose request is open, with its times. */
    record Awaited(Claim claim, Term term) {}

    /** Decides which claims may be sent. */
    interface Room {

        /** Reserves a slot for one request to a webhook. Returns false if there is none. */
        boolean take(String webhookId);
    }

    private final Map<String, Awaited> open = new HashMap<>();

    /** The claims to be sent, by delivery id. */
    private final Map<String, Awaited> unsent = new HashMap<>();

    /** The same claims, each webhook's in the order in which they were claimed. */
    private final Map<String, Deque<Awaited>> byWebhook = new LinkedHashMap<>();

    private final List<DeliveryResult> arrived = new ArrayList<>();
    private final List<DeliveryResult> recording = new ArrayList<>();
    private long lookedAt;
    private long awaitedBytes;

    /**
     * Adds a claim, which is to be sent.
     *
     * @return an earlier claim of the same delivery that is no longer awaited although its request is open, or null
     */
    @Nullable
    Claim claimed(Claim claim, Term term) {
        Awaited awaited = new Awaited(claim, term);
        Awaited earlier = unsent.put(claim.deliveryId(), awaited);
        if (earlier != null) {
            removeFromWebhook(earlier);
        }
        byWebhook.computeIfAbsent(claim.webhookId(), id -> new ArrayDeque<>()).add(awaited);
        Awaited sent = open.remove(claim.deliveryId());
        awaitedBytes += claim.payloadBytes() - bytes(earlier) - bytes(sent);
        return sent == null ? null : sent.claim();
    }

    private static long bytes(@Nullable Awaited awaited) {
        return awaited == null ? 0 : awaited.claim().payloadBytes();
    }

    private void removeFromWebhook(Awaited awaited) {
        String webhookId = awaited.claim().webhookId();
        Deque<Awaited> all = byWebhook.get(webhookId);
        if (all != null && all.remove(awaited) && all.isEmpty()) {
            byWebhook.remove(webhookId);
        }
    }

    /**
     * Takes the claims for which there is room, one of each webhook in turn. Their results are awaited from here on.
     * The next call begins with the webhooks that this one left out.
     */
    List<Claim> send(Room room) {
        List<Claim> claims = new ArrayList<>();
        for (int before = -1; before < claims.size(); ) {
            before = claims.size();
            Map<String, Deque<Awaited>> served = new LinkedHashMap<>();
            Iterator<Map.Entry<String, Deque<Awaited>>> webhooks =
                    byWebhook.entrySet().iterator();
            while (webhooks.hasNext()) {
                Map.Entry<String, Deque<Awaited>> webhook = webhooks.next();
                Deque<Awaited> next = webhook.getValue();
                Awaited first = next.getFirst();
                Claim claim = first.claim();
                if (!room.take(claim.webhookId())) {
                    continue;
                }
                next.removeFirst();
                unsent.remove(claim.deliveryId());
                open.put(claim.deliveryId(), first);
                claims.add(claim);
                webhooks.remove();
                if (!next.isEmpty()) {
                    served.put(claim.webhookId(), next);
                }
            }
            byWebhook.putAll(served);
        }
        return claims;
    }

    /**
     * Gives back the unsent claims of the webhooks that are held, and those that were to be sent before a nano time.
     */
    void release(Predicate<String> held, long now) {
        byWebhook.forEach((webhookId, claims) -> {
            boolean all = held.test(webhookId);
            for (Iterator<Awaited> each = claims.iterator(); each.hasNext(); ) {
                Awaited awaited = each.next();
                if (all || now - awaited.term().sendBy() >= 0) {
                    each.remove();
                    giveBack(awaited.claim());
                }
            }
        });
        byWebhook.values().removeIf(Deque::isEmpty);
    }

    private void giveBack(Claim claim) {
        unsent.remove(claim.deliveryId());
        awaitedBytes -= claim.payloadBytes();
        arrived.add(DeliveryResult.givenBack(claim));
    }

    /**
     * Takes a result. Returns false if no result is awaited, because an earlier one arrived or the claim was given up.
     */
    boolean take(DeliveryResult result) {
        Claim claim = result.completion().claim();
        Awaited known = open.get(claim.deliveryId());
        if (known == null || known.claim().fencingToken() != claim.fencingToken()) {
            return false;
        }
        open.remove(claim.deliveryId());
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
        for (Awaited candidate : open.values()) {
            if (now - candidate.term().end() >= 0) {
                overdue.add(candidate);
            }
        }
        return overdue;
    }

    /** Returns the oldest results to be recorded, in order of arrival, with those whose recording failed. */
    List<DeliveryResult> batch(int most) {
        List<DeliveryResult> next = arrived.subList(0, Math.min(arrived.size(), Math.max(0, most - recording.size())));
        recording.addAll(next);
        next.clear();
        return List.copyOf(recording);
    }

    /** Removes the last batch after the store has recorded it. */
    void recorded() {
        recording.clear();
    }

    /** The number of results that are to be recorded. */
    int arrivedCount() {
        return arrived.size() + recording.size();
    }

    /** The number of open requests. */
    int openCount() {
        return open.size();
    }

    /** The number of claims that were not sent yet. */
    int unsentCount() {
        return unsent.size();
    }

    /** The numbers of claims that were not sent yet, of the webhooks that have some. */
    Map<String, Integer> unsentByWebhook() {
        Map<String, Integer> counts = new HashMap<>();
        byWebhook.forEach((webhookId, claims) -> counts.put(webhookId, claims.size()));
        return counts;
    }

    /** The total payload of the claims without a result, in bytes. */
    long awaitedBytes() {
        return awaitedBytes;
    }

    /** The number of deliveries claimed and not yet recorded. */
    int count() {
        return unsent.size() + open.size() + arrivedCount();
    }
}
