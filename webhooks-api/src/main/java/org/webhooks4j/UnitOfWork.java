package org.webhooks4j;

import java.util.List;

/**
 * Collects what happens to objects in one transaction of the host's and stores what it comes to: several events on one
 * object become one. Opened with {@link Webhooks#unitOfWork()} on {@link Webhooks#in a view of the transaction}, handed
 * to data-access code as an {@link EventSink}, and completed before the host commits:
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
 * <p>An object is read when its event is said; only storing waits. What an object's events come to depends on whether
 * it existed before the first and exists after the last:
 *
 * <table>
 * <caption>What is stored</caption>
 * <tr><th>before</th><th>after</th><th>event</th></tr>
 * <tr><td>no (the first is a {@code create})</td><td>yes</td><td>{@code create} with the last state</td></tr>
 * <tr><td>no</td><td>no (the last is a {@code delete})</td><td>nothing</td></tr>
 * <tr><td>yes</td><td>yes</td><td>{@code update} from the first state before to the last state after; nothing if they
 * are equal. An object that was deleted and created again under its id was updated</td></tr>
 * <tr><td>yes</td><td>no</td><td>{@code delete} with the first state before</td></tr>
 * </table>
 *
 * <p>The event stands in the place of the object's first, has the id and the time of its last and the last actor that
 * was named. It has an origin only if all have the same, so that a webhook which ignores one does not miss the others'
 * part. Events of other types pass through unchanged and keep their place: what was said of an object before one of
 * them and what was said after it stay two events.
 *
 * <p>Until it is completed, all states are held in memory. Used by one thread at a time.
 */
public interface UnitOfWork extends EventSink, AutoCloseable {

    /**
     * Takes an event in. The receipt has the event's id, which is stored unless a later event of the object takes its
     * place, and no deliveries yet.
     *
     * @throws IllegalStateException if this unit of work was completed or closed
     */
    @Override
    Receipt onObjectEvent(ObjectEvent event);

    /**
     * Stores what the events come to, in the transaction on whose view this was opened, or else in the one that the
     * calling thread is in now. To be called once, before that transaction commits.
     *
     * @return one receipt for each event that is left, in order
     * @throws StoreException if an event could not be stored; the transaction should be rolled back
     * @throws IllegalStateException if this unit of work was completed or closed
     */
    List<Receipt> complete();

    /** Forgets what was said since the unit of work was opened, unless it was completed. */
    @Override
    void close();
}
