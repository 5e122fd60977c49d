package org.webhooks4j.jta;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The actions to run after the commit of one JTA transaction. The transaction itself keeps them. */
final class CommitActions implements Synchronization {

    private final Set<Runnable> actions = new LinkedHashSet<>();
    private boolean registered;

    private CommitActions() {}

    /** Returns those of the calling thread's transaction. */
    static CommitActions of(TransactionSynchronizationRegistry registry) {
        if (registry.getResource(CommitActions.class) instanceof CommitActions known) {
            return known;
        }
        CommitActions actions = new CommitActions();
        registry.putResource(CommitActions.class, actions);
        actions.register(registry);
        return actions;
    }

    private void register(TransactionSynchronizationRegistry registry) {
        try {
            registry.registerInterposedSynchronization(this);
            registered = true;
        } catch (IllegalStateException e) {
            // Too late in the transaction's completion: polling finds the deliveries.
            registered = false;
        }
    }

    /** The same action runs once, however often it is added. Returns whether it will run after a commit. */
    boolean add(Runnable action) {
        return registered && (actions.add(action) || actions.contains(action));
    }

    @Override
    public void beforeCompletion() {
        // What is to be stored is stored already.
    }

    @Override
    public void afterCompletion(int status) {
        List<Runnable> due = status == Status.STATUS_COMMITTED ? List.copyOf(actions) : List.of();
        actions.clear();
        due.forEach(Runnable::run);
    }
}
