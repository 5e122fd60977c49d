package org.webhooks4j;

/**
 * A unit of work that the host owns. webhooks4j writes into it and never commits it, rolls it back, closes it or
 * changes its settings.
 *
 * <p>Used by one thread at a time, like the resource inside.
 */
// The class behind the constant is reachable through this interface alone, so it is never initialized first.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Transaction {

    /** No unit of work: the event is stored at once, in a transaction of the store's own. */
    Transaction NONE = NoTransaction.INSTANCE;

    /**
     * The resource that takes part in the unit of work, such as a {@code java.sql.Connection}.
     *
     * @param resource the type that a store asks for
     * @param <T> the same
     * @return the resource, valid until this unit of work ends
     * @throws StoreException if there is no such resource in this unit of work
     */
    <T> T unwrap(Class<T> resource);

    /**
     * Asks for a call soon after the commit. It shortens the time until the first request from a polling interval to
     * milliseconds; correctness never depends on it.
     *
     * @param action not blocking, never throwing; to be dropped if the unit of work is rolled back
     * @return whether the action will be run after a commit; false lets the engine fall back to polling
     */
    default boolean afterCommit(Runnable action) {
        return false;
    }
}
