package org.webhooks4j;

/**
 * A transaction that the host owns. webhooks4j writes in it, but never commits it, rolls it back, closes it or changes
 * its settings.
 *
 * <p>Not thread-safe: only one thread at a time uses it, like the resource that it holds.
 */
// The class behind the constant is reachable only through this interface, so it is never initialized first.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Transaction {

    /** No host transaction: the store writes the event immediately in its own transaction. */
    Transaction NONE = NoTransaction.INSTANCE;

    /**
     * Returns the resource that takes part in this transaction, such as a {@code java.sql.Connection}.
     *
     * @param resource the type of resource that the store requires
     * @param <T> the type of resource
     * @return the resource, valid until this transaction ends
     * @throws StoreException if this transaction has no such resource
     */
    <T> T unwrap(Class<T> resource);

    /**
     * Registers an action to run soon after the commit. It reduces the delay before the first request from a polling
     * interval to milliseconds; correctness never depends on it.
     *
     * @param action an action that never blocks or throws; the transaction discards it on rollback
     * @return whether the action will run after a commit; if false, the engine falls back to polling
     */
    default boolean afterCommit(Runnable action) {
        return false;
    }
}
