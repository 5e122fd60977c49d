package org.webhooks4j;

import java.util.List;

/**
 * Accepts the events of a host's objects. This is the smallest type that data-access code needs. The caller passes
 * {@link Webhooks}, a {@linkplain Webhooks#in view of a transaction} or a {@link UnitOfWork}; the data-access code does
 * not need to know which.
 *
 * <p>Each call reads the object completely before it returns, so the object may be changed afterwards. No call waits
 * for a receiver.
 */
public interface EventSink {

    /**
     * Raises an event of {@code type} for {@code object}. For {@link EventType#DELETE}, pass the object as it was; for
     * every other type, pass the object as it is now. An update raised with this method carries no list of changed
     * fields, because the previous state is unknown; use {@link ObjectEvent#updated(Object, Object)} to provide it.
     *
     * @param type the event's type
     * @param object a record, bean, map, JSON tree or {@link Snapshot}
     * @return the ids of the event and of its deliveries
     * @throws UnreadableObjectException if the object cannot be converted to JSON, or its type or id cannot be
     *     determined
     * @throws StoreException if the event could not be stored; the caller's transaction should be rolled back
     */
    default Receipt onObjectEvent(EventType type, Object object) {
        return onObjectEvent(ObjectEvent.of(type, object));
    }

    /**
     * Raises an event with all details that the host knows.
     *
     * @param event the event
     * @return the ids of the event and of its deliveries
     * @throws UnreadableObjectException if an object cannot be converted to JSON, or its type or id cannot be
     *     determined
     * @throws StoreException if the event could not be stored; the caller's transaction should be rolled back
     */
    Receipt onObjectEvent(ObjectEvent event);

    /**
     * Raises many events at once, such as after an import. The engine reads and stores them in batches, in iteration
     * order and in one transaction: the one passed to {@link Webhooks#in}, the one that the engine detects, or its own.
     * Webhooks that are {@linkplain DeliveryOptions#bulkEvents() configured for a summary} receive one summary of all
     * their events.
     *
     * @param events the events; iterated once
     * @return one receipt per event, in the same order
     * @throws UnreadableObjectException if an object cannot be read; the caller must not assume that anything was
     *     stored and should roll back
     * @throws StoreException if an event could not be stored; the caller's transaction should be rolled back
     */
    List<Receipt> onObjectEvents(Iterable<ObjectEvent> events);

    /**
     * Captures the current state of an object. Call it before changing an object in place, so that
     * {@link ObjectEvent#updated(Object, Object)} can determine the changes.
     *
     * @param object a record, bean, map or JSON tree
     * @return the object's state, independent of later changes to it
     * @throws UnreadableObjectException if the object cannot be converted to JSON
     */
    Snapshot snapshot(Object object);
}
