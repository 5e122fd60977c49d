package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.SkipLog;

final class InMemorySkipLog implements SkipLog {

    private final Clock clock;
    private final Map<String, SkippedEvent> entries = new TreeMap<>();

    InMemorySkipLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void append(Transaction transaction, List<SkippedEvent> skipped) {
        List<SkippedEvent> copy = List.copyOf(skipped);
        if (transaction.equals(Transaction.NONE) || !transaction.afterCommit(() -> add(copy))) {
            // If the transaction rolls back, one entry too many is better than none.
            add(copy);
        }
    }

    private synchronized void add(List<SkippedEvent> skipped) {
        skipped.forEach(entry -> entries.put(entry.eventId() + "/" + entry.webhookId(), entry));
    }

    @Override
    public synchronized Page<SkippedEvent> search(SkippedQuery query) {
        Comparator<String> order = query.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<SkippedEvent> found = entries.values().stream()
                .filter(entry -> entry.webhookId().equals(query.webhook()))
                .filter(entry -> DeliverySearch.matches(entry, query))
                .filter(entry -> query.cursor() == null || order.compare(entry.eventId(), query.cursor()) > 0)
                .sorted(Comparator.comparing(SkippedEvent::eventId, order))
                .limit(query.limit() + 1L)
                .toList();
        return DeliverySearch.page(found, query.limit(), SkippedEvent::eventId);
    }

    @Override
    public synchronized int purge(Duration olderThan, int limit) {
        Instant before = Instant.ofEpochMilli(clock.millis() - Numbers.millisOf(olderThan));
        List<String> old = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().occurredAt().isAfter(before))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(entries::remove);
        return old.size();
    }
}
