package org.webhooks4j.core.internal.delivery;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.spi.Completion;

/**
 * Reacts to recorded results in the order in which they were recorded, on whichever thread calls first. Thread-safe.
 */
final class ReactionQueue {

    private final OutcomeReactions reactions;
    private final Queue<List<DeliveryResult>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock reacting = new ReentrantLock();

    ReactionQueue(OutcomeReactions reactions) {
        this.reactions = reactions;
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
            reactions.settle();
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
