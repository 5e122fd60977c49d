package org.webhooks4j;

import java.util.List;

/**
 * Takes what happens to objects. This is the smallest type that data-access code needs: it is handed {@link Webhooks},
 * a {@linkplain Webhooks#in view of a transaction} or a {@link UnitOfWork}, and does not need to know which.
 *
 * <p>The object is read completely before a call returns, so it may be changed afterwards. No call waits for a
 * receiver.
 */
public interface EventSink {

    /**
     * Says that {@code type} happened to {@code object}. For {@link EventType#DELETE} it is the object as it was; for
     * everything else the object as it is now. An update said in this way carries no list of changed fields, because
     * what was there before is not known; {@link ObjectEvent#updated(Object, Object)} knows.
     *
     * @param type what happened
     * @param object a record, bean, map, JSON tree or {@link Snapshot}
     * @return what was stored
     * @throws UnreadableObjectException if the object cannot be turned into JSON, or its type or id cannot be told
     * @throws StoreException if the event could not be stored; the caller's transaction should be rolled back
     */
    default Receipt onObjectEvent(EventType type, Object object) {
        return onObjectEvent(ObjectEvent.of(type, object));
    }

    /**
     * Says what happened, with everything the host knows of it.
     *
     * @param event what happened
     * @return what was stored
     * @throws UnreadableObjectException if an object cannot be turned into JSON, or its type or id cannot be told
     * @throws StoreException if the event could not be stored; the caller's transaction should be rolled back
     */
    Receipt onObjectEvent(ObjectEvent event);

    /**
     * Says many things at once, as after an import. The events are read and stored in batches, in the order of the
     * iteration and in one transaction: the one given to {@link Webhooks#in}, the one the engine finds by itself, or
     * one of its own. Webhooks that {@linkplain DeliveryOptions#bulkEvents() want a summary} hear once of all that
     * concern them.
     *
     * @param events what happened; iterated once
     * @return one receipt per event, in the same order
     * @throws UnreadableObjectException if an object cannot be read; nothing may be assumed stored, roll back
     * @throws StoreException if an event could not be stored; the caller's transaction should be rolled back
     */
    List<Receipt> onObjectEvents(Iterable<ObjectEvent> events);

    /**
     * Remembers how an object looks now. To be taken before an object is changed in place, so that
     * {@link ObjectEvent#updated(Object, Object)} can tell what changed.
     *
     * @param object a record, bean, map or JSON tree
     * @return the object's state, independent of later changes to it
     * @throws UnreadableObjectException if the object cannot be turned into JSON
     */
    Snapshot snapshot(Object object);
}
