package org.webhooks4j.core.internal.emit;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.Event;
import org.webhooks4j.core.internal.match.Subscription;

/** Collects the summaries of one bulk call, by webhook. */
final class BulkSummaries {

    private final Function<Instant, String> newId;
    private final Map<String, BulkSummary> byWebhook = new LinkedHashMap<>();

    BulkSummaries(Function<Instant, String> newId) {
        this.newId = newId;
    }

    static boolean concern(Subscription subscription) {
        return subscription.webhook().options().bulkEvents() == BulkEvents.SUMMARY;
    }

    /** Adds an event to a webhook's summary and returns the id of the summary event. */
    String add(Subscription subscription, Event event) {
        BulkSummary summary = byWebhook.computeIfAbsent(
                subscription.webhook().id(),
                id -> new BulkSummary(subscription, newId.apply(event.occurredAt()), event));
        summary.add(event);
        return summary.eventId();
    }

    Collection<BulkSummary> all() {
        return byWebhook.values();
    }
}
