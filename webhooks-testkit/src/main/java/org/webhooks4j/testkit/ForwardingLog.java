package org.webhooks4j.testkit;

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

/** Forwards all calls to another log; a test overrides the methods that it replaces. */
abstract class ForwardingLog implements DeliveryLog {

    private final DeliveryLog log;

    ForwardingLog(DeliveryLog log) {
        this.log = log;
    }

    @Override
    public void append(Transaction transaction, List<Completion> completions) {
        log.append(transaction, completions);
    }

    @Override
    public Page<Delivery> search(DeliveryQuery query) {
        return log.search(query);
    }

    @Override
    public List<Attempt> attempts(String deliveryId) {
        return log.attempts(deliveryId);
    }

    @Override
    public void reopen(Transaction transaction, Set<String> deliveryIds) {
        log.reopen(transaction, deliveryIds);
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return log.purge(olderThan, limit);
    }
}
