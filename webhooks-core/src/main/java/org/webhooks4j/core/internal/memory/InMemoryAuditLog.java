package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.AuditLog;

final class InMemoryAuditLog implements AuditLog {

    private final Clock clock;
    private final NavigableMap<String, WebhookChange> changes = new TreeMap<>();

    InMemoryAuditLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void append(Transaction transaction, WebhookChange change) {
        changes.put(change.id(), change);
    }

    @Override
    public synchronized Page<WebhookChange> search(@Nullable String webhookId, @Nullable String cursor, int limit) {
        CleanText.check("the cursor", cursor);
        NavigableMap<String, WebhookChange> older = cursor == null ? changes : changes.headMap(cursor, false);
        List<WebhookChange> found = older.descendingMap().values().stream()
                .filter(change -> webhookId == null || change.webhookId().equals(webhookId))
                .limit(limit + 1L)
                .toList();
        return DeliverySearch.page(found, limit, WebhookChange::id);
    }

    @Override
    public synchronized int purge(Duration olderThan, int limit) {
        Instant before = Instant.ofEpochMilli(clock.millis() - Numbers.millisOf(olderThan));
        List<String> old = changes.values().stream()
                .filter(change -> !change.changedAt().isAfter(before))
                .limit(limit)
                .map(WebhookChange::id)
                .toList();
        old.forEach(changes::remove);
        return old.size();
    }
}
