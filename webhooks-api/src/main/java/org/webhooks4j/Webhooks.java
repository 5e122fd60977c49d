package org.webhooks4j;

/**
 * Accepts a host's events and stores them in the host's transactions.
 *
 * <p>{@link EventSink#onObjectEvent(EventType, Object) onObjectEvent} finds the webhooks that match the event and
 * stores one delivery for each. Other threads send the requests after the transaction has committed. If no webhook
 * matches, nothing is stored and the database is not accessed.
 *
 * <p>Implementations are thread-safe.
 */
// The class behind the constant is reachable only through this interface, so it is never initialized first.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Webhooks extends EventSink {

    /** Ignores every event. For hosts that have webhooks disabled. */
    Webhooks NOOP = NoopWebhooks.INSTANCE;

    /**
     * Joins a host transaction. Events raised through the returned object are stored if and only if that transaction
     * commits.
     *
     * @param transaction the host's transaction; webhooks4j never commits, rolls back or closes it
     * @return a lightweight view of this object, for use within that transaction
     */
    Webhooks in(Transaction transaction);

    /**
     * Opens a unit of work, which merges several events on one object into one.
     *
     * @return the unit of work; the caller completes it before the host's transaction commits, and always closes it
     */
    UnitOfWork unitOfWork();
}
