package org.webhooks4j;

/**
 * The entrance for a host's events: takes them, and joins them to the host's transactions.
 *
 * <p>A call of {@link EventSink#onObjectEvent(EventType, Object) onObjectEvent} finds the webhooks that listen to the
 * event and stores one delivery for each; requests are sent later, by other threads, after the transaction has
 * committed. When no webhook matches, nothing is stored and no database is touched.
 *
 * <p>Implementations are safe for use by many threads.
 */
// The class behind the constant is reachable through this interface alone, so it is never initialized first.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Webhooks extends EventSink {

    /** Ignores every event: for hosts in which the feature is switched off. */
    Webhooks NOOP = NoopWebhooks.INSTANCE;

    /**
     * Joins a unit of work of the host's: events raised through the returned object are stored if, and only if, it
     * commits.
     *
     * @param transaction the host's transaction; never committed, rolled back or closed by webhooks4j
     * @return a light view of this object, for use within that transaction
     */
    Webhooks in(Transaction transaction);

    /**
     * Begins to collect events, so that several on one object become one.
     *
     * @return to be completed before the host's transaction commits, and closed in any case
     */
    UnitOfWork unitOfWork();
}
