package org.webhooks4j.core.internal.delivery;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.delivery.endpoint.BreakerChange;
import org.webhooks4j.spi.Completion;

/**
 * Reacts to recorded results in the order in which they were recorded, on whichever thread calls first. Thread-safe.
 */
final class ReactionQueue {

    private final OutcomeReactions reactions;
    private final Supplier<List<BreakerChange>> breakers;
    private final Queue<List<DeliveryResult>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock reacting = new ReentrantLock();

    /** Creates a queue that asks for the breakers that opened or closed after each batch. */
    ReactionQueue(OutcomeReactions reactions, Supplier<List<BreakerChange>> breakers) {
        this.reactions = reactions;
        this.breakers = breakers;
    }

    /** Adds a recorded batch. */
    void add(List<DeliveryResult> batch) {
        waiting.add(batch);
    }

    /** Reacts to all waiting batches. */
    void react() {
        reacting.lock();
        try {
            reactInOrder();
        } finally {
            reacting.unlock();
        }
    }

    /** Reacts to all waiting batches unless another thread is already reacting; that thread then handles them. */
    void reactUnlessAnotherDoes() {
        while (!waiting.isEmpty() && reacting.tryLock()) {
            try {
                reactInOrder();
            } finally {
                reacting.unlock();
            }
        }
    }

    private void reactInOrder() {
        for (List<DeliveryResult> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            batch.forEach(this::react);
            reactions.settle(breakers.get());
        }
    }

    private void react(DeliveryResult result) {
        Completion completion = result.completion();
        Attempt attempt = completion.attempt();
        if (attempt != null) {
            reactions.recorded(completion, attempt, result.webhook());
        }
    }
}
