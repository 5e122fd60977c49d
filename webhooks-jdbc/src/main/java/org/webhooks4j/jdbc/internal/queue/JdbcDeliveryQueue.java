package org.webhooks4j.jdbc.internal.queue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.WaitingDeliveries;

public final class JdbcDeliveryQueue implements DeliveryQueue {

    /** The maximum number of rows per statement. */
    private static final int STEP = 500;

    private final Transactions transactions;
    private final Sql sql;
    private final Enqueuer enqueuer;
    private final Claimer claimer;
    private final Recorder recorder;
    private final Redeliverer redeliverer;
    private final Canceller canceller;
    private final PendingDeliveries pendingDeliveries;
    private final WaitingDeliveries waiting;

    public JdbcDeliveryQueue(Transactions transactions, QueueSql queueSql, Tables tables, RandomGenerator random) {
        this.transactions = transactions;
        this.sql = queueSql.sql();
        this.enqueuer = new Enqueuer(queueSql);
        this.claimer = new Claimer(queueSql, tables, random);
        this.recorder = new Recorder(transactions, new Completer(queueSql), claimer);
        this.redeliverer = new Redeliverer(sql);
        this.canceller = new Canceller(sql, tables);
        this.pendingDeliveries = new PendingDeliveries(sql, tables);
        this.waiting = new JdbcWaitingDeliveries(transactions, sql, tables);
    }

    @Override
    public void enqueue(Transaction transaction, List<NewEvent> events) {
        transactions.in(transaction, "store events", connection -> {
            enqueuer.enqueue(connection, events);
            return events.size();
        });
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        return transactions.claiming("claim deliveries", connection -> claimer.claim(connection, request));
    }

    @Override
    public void complete(List<Completion> completions, DeliveryLog log) {
        recorder.record(completions, log, null);
    }

    @Override
    public List<Claim> completeAndClaim(List<Completion> completions, DeliveryLog log, ClaimRequest next) {
        return recorder.record(completions, log, next);
    }

    @Override
    public Page<Delivery> pending(DeliveryQuery query) {
        return transactions.own("list pending deliveries", connection -> {
            sql.prepareToRead(connection);
            return pendingDeliveries.list(connection, query);
        });
    }

    @Override
    public Map<String, Integer> countPending(Set<String> webhookIds, int limit) {
        return transactions.own("count pending deliveries", connection -> {
            sql.prepareToRead(connection);
            return pendingDeliveries.count(connection, webhookIds, limit);
        });
    }

    @Override
    public Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
        return transactions.own("redeliver", connection -> {
            Set<String> ids = new LinkedHashSet<>();
            for (int from = 0; from < deliveries.size(); from += STEP) {
                ids.addAll(redeliverer.redeliver(connection, step(deliveries, from), trigger, log));
            }
            return ids;
        });
    }

    @Override
    public int cancel(String webhookId, int limit, DeliveryLog log) {
        return transactions.own(
                "cancel the deliveries of a deleted webhook",
                connection -> canceller.cancel(connection, webhookId, limit, log));
    }

    @Override
    public Set<String> webhookIds() {
        return transactions.own("find the webhooks of the queue", connection -> {
            sql.prepareToRead(connection);
            return pendingDeliveries.webhookIds(connection);
        });
    }

    @Override
    public WaitingDeliveries waiting() {
        return waiting;
    }

    private static <T> List<T> step(List<T> list, int from) {
        return list.subList(from, Math.min(list.size(), from + STEP));
    }
}
