package org.webhooks4j.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.WaitingDeliveries;

/**
 * A queue whose retries follow a test's clock. The underlying store gets retries without delay; this queue immediately
 * releases, unsent, deliveries that the store returns too early. Leases, order and fencing tokens remain the store's.
 * Only this node knows the delays, and only for the duration of the test.
 */
final class DrivenQueue implements DeliveryQueue {

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    DrivenQueue(DeliveryQueue queue, DeliveryLog log, Clock clock) {
        this.queue = queue;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void enqueue(Transaction transaction, List<NewEvent> events) {
        queue.enqueue(transaction, events);
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        Instant now = clock.instant();
        List<Claim> due = new ArrayList<>();
        List<Completion> early = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        int earlyBefore;
        do {
            earlyBefore = early.size();
            for (Claim claim : queue.claim(request)) {
                boolean wanted = due.size() < request.limit()
                        && taken.getOrDefault(claim.webhookId(), 0) < request.limitFor(claim.webhookId());
                if (wanted && !notBefore.getOrDefault(claim.deliveryId(), now).isAfter(now)) {
                    taken.merge(claim.webhookId(), 1, Integer::sum);
                    due.add(claim);
                } else {
                    early.add(Completion.released(claim, Duration.ZERO));
                }
            }
            // Deliveries claimed too early may have blocked others that are due.
        } while (early.size() > earlyBefore && due.size() < request.limit());
        if (!early.isEmpty()) {
            queue.complete(early, log);
        }
        return due;
    }

    @Override
    public void complete(List<Completion> completions, DeliveryLog log) {
        Instant now = clock.instant();
        List<Completion> undelayed = new ArrayList<>();
        for (Completion completion : completions) {
            String id = completion.claim().deliveryId();
            if (completion.status() == DeliveryStatus.PENDING) {
                notBefore.put(id, now.plus(completion.delay()));
            } else {
                notBefore.remove(id);
            }
            undelayed.add(new Completion(completion.claim(), completion.status(), Duration.ZERO, completion.attempt()));
        }
        queue.complete(undelayed, log);
    }

    @Override
    public Page<Delivery> pending(DeliveryQuery query) {
        Page<Delivery> page = queue.pending(query);
        return new Page<>(page.items().stream().map(this::byTheTestsClock).toList(), page.next());
    }

    private Delivery byTheTestsClock(Delivery delivery) {
        return delivery.toBuilder()
                .nextAttemptAt(
                        delivery.nextAttemptAt() == null
                                ? null
                                : notBefore.getOrDefault(delivery.id(), delivery.occurredAt()))
                .build();
    }

    @Override
    public WaitingDeliveries waiting() {
        return new DrivenWaiting(queue.waiting());
    }

    private final class DrivenWaiting implements WaitingDeliveries {

        private final WaitingDeliveries waiting;

        DrivenWaiting(WaitingDeliveries waiting) {
            this.waiting = waiting;
        }

        @Override
        public Map<String, String> blockers(Set<String> deliveryIds) {
            return waiting.blockers(deliveryIds);
        }

        @Override
        public boolean hasten(String deliveryId, Consumer<Transaction> recorder) {
            boolean due = waiting.hasten(deliveryId, recorder);
            if (due) {
                notBefore.remove(deliveryId);
            }
            return due;
        }

        @Override
        public Set<String> discard(Set<String> deliveryIds, DeliveryLog log) {
            Set<String> discarded = waiting.discard(deliveryIds, log);
            discarded.forEach(notBefore::remove);
            return discarded;
        }
    }

    @Override
    public int cancel(String webhookId, int limit, DeliveryLog log) {
        return queue.cancel(webhookId, limit, log);
    }

    @Override
    public Set<String> webhookIds() {
        return queue.webhookIds();
    }

    @Override
    public Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
        Set<String> redelivered = queue.redeliver(deliveries, trigger, log);
        redelivered.forEach(notBefore::remove);
        return redelivered;
    }
}
