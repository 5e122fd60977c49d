package org.webhooks4j.benchmarks.contestant;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/** A log that stores nothing. The difference to the normal log shows the cost of the log. */
final class NoDeliveryLog implements DeliveryLog {

    @Override
    public void append(Transaction transaction, List<Completion> completions) {}

    @Override
    public Page<Delivery> search(DeliveryQuery query) {
        return new Page<>(List.of(), null);
    }

    @Override
    public List<Attempt> attempts(String deliveryId) {
        return List.of();
    }

    @Override
    public void reopen(Transaction transaction, Set<String> deliveryIds) {}

    @Override
    public int purge(Duration olderThan, int limit) {
        return 0;
    }
}
