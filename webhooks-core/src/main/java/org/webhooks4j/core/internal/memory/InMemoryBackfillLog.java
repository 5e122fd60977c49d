package org.webhooks4j.core.internal.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.spi.BackfillLog;

final class InMemoryBackfillLog implements BackfillLog {

    private final Map<String, BackfillProgress> latest = new HashMap<>();

    @Override
    public synchronized Optional<BackfillProgress> find(String webhookId) {
        return Optional.ofNullable(latest.get(webhookId));
    }

    @Override
    public synchronized boolean replace(
            Transaction transaction, @Nullable BackfillProgress expected, BackfillProgress progress) {
        if (!Objects.equals(latest.get(progress.webhookId()), expected)) {
            return false;
        }
        if (transaction.equals(Transaction.NONE) || !transaction.afterCommit(() -> put(progress))) {
            put(progress);
        }
        return true;
    }

    private synchronized void put(BackfillProgress progress) {
        latest.put(progress.webhookId(), progress);
    }

    @Override
    public synchronized void forget(String webhookId) {
        latest.remove(webhookId);
    }
}
