package org.webhooks4j;

import java.util.List;

/**
 * Collects the events of one host transaction and stores their net effect: several events on one object become one. The
 * host opens it with {@link Webhooks#unitOfWork()} on {@link Webhooks#in a view of the transaction}, passes it to
 * data-access code as an {@link EventSink}, and completes it before committing:
 *
 * <pre>{@code
 * try (UnitOfWork unit = webhooks.in(transaction).unitOfWork()) {
 *     servers.rename(connection, unit, id, "web-02");
 *     servers.activate(connection, unit, id);
 *     unit.complete();
 * }
 * connection.commit();
 * }</pre>
 *
 * <p>Each object is read when its event is raised; only storing is deferred. The net effect of an object's events
 * depends on whether the object existed before the first event and exists after the last:
 *
 * <table>
 * <caption>What is stored</caption>
 * <tr><th>before</th><th>after</th><th>event</th></tr>
 * <tr><td>no (the first is a {@code create})</td><td>yes</td><td>{@code create} with the last state</td></tr>
 * <tr><td>no</td><td>no (the last is a {@code delete})</td><td>nothing</td></tr>
 * <tr><td>yes</td><td>yes</td><td>{@code update} from the first state before to the last state after; nothing if they
 * are equal. Deleting an object and creating it again with the same id counts as an update</td></tr>
 * <tr><td>yes</td><td>no</td><td>{@code delete} with the first state before</td></tr>
 * </table>
 *
 * <p>The resulting event takes the position of the object's first event, the id and time of its last event, and the
 * last actor that was named. It has an origin only if all events have the same origin, so that a webhook which ignores
 * one origin does not miss the changes of others. Events of other types pass through unchanged and keep their position:
 * an object's events before and after such an event are not merged with each other.
 *
 * <p>All states are held in memory until the unit of work is completed. Not thread-safe: only one thread may use it at
 * a time.
 */
public interface UnitOfWork extends EventSink, AutoCloseable {

    /**
     * Collects an event. The receipt has no deliveries yet. It has the event's id, which is stored unless a later event
     * of the object replaces it.
     *
     * @throws IllegalStateException if this unit of work was completed or closed
     */
    @Override
    Receipt onObjectEvent(ObjectEvent event);

    /**
     * Stores the resulting events in the transaction on whose view this unit of work was opened, or else in the calling
     * thread's current transaction. Call it once, before that transaction commits.
     *
     * @return one receipt per resulting event, in order
     * @throws StoreException if an event could not be stored; the transaction should be rolled back
     * @throws IllegalStateException if this unit of work was completed or closed
     */
    List<Receipt> complete();

    /** Discards all collected events, unless the unit of work was completed. */
    @Override
    void close();
}
