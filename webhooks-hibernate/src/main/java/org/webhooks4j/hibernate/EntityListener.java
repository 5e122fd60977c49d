package org.webhooks4j.hibernate;

import java.lang.reflect.Method;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractEvent;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;

/** Receives each row that Hibernate has written for an entity, in the flush that writes it. */
final class EntityListener implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener {

    private static final long serialVersionUID = 1;

    private final transient DescribedEntities entities;
    private final transient PendingEvents pending;

    EntityListener(DescribedEntities entities, PendingEvents pending) {
        this.entities = entities;
        this.pending = pending;
    }

    static void register(SessionFactoryImplementor factory, EntityListener listener) {
        EventListenerRegistry registry = factory.getServiceRegistry().requireService(EventListenerRegistry.class);
        registry.appendListeners(EventType.POST_INSERT, listener);
        registry.appendListeners(EventType.POST_UPDATE, listener);
        registry.appendListeners(EventType.POST_DELETE, listener);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        EntityObject entity = entities.of(event.getPersister());
        if (entity != null) {
            Map<String, @Nullable Object> after = entity.object(event.getPersister(), event.getId(), event.getState());
            raise(event, entity.named(ObjectEvent.created(entity.visible(after)), event.getId(), after));
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        EntityObject entity = entities.of(event.getPersister());
        if (entity != null) {
            Map<String, @Nullable Object> after = entity.object(event.getPersister(), event.getId(), event.getState());
            @Nullable Object[] loaded = event.getOldState();
            // Hibernate loaded nothing of a detached entity that was attached again.
            ObjectEvent updated = loaded == null
                    ? ObjectEvent.of(org.webhooks4j.EventType.UPDATE, entity.visible(after))
                    : ObjectEvent.updated(
                            entity.visible(entity.object(event.getPersister(), event.getId(), loaded)),
                            entity.visible(after));
            raise(event, entity.named(updated, event.getId(), after));
        }
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        EntityObject entity = entities.of(event.getPersister());
        if (entity != null) {
            Map<String, @Nullable Object> before =
                    entity.object(event.getPersister(), event.getId(), event.getDeletedState());
            raise(event, entity.named(ObjectEvent.deleted(entity.visible(before)), event.getId(), before));
        }
    }

    private void raise(AbstractEvent event, ObjectEvent said) {
        pending.add(Sessions.of(event), said);
    }

    /** Events are raised when they are stored, in the transaction. */
    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    /** The session of an event, which Hibernate 6 and 7 return as different types. */
    private static final class Sessions {

        private static final Method METHOD = method();

        private static Method method() {
            try {
                return AbstractEvent.class.getMethod("getSession");
            } catch (NoSuchMethodException e) {
                throw new LinkageError("Hibernate's events have no session; use Hibernate ORM 6.6 or 7", e);
            }
        }

        static SharedSessionContractImplementor of(AbstractEvent event) {
            try {
                return (SharedSessionContractImplementor) METHOD.invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Hibernate's event gives no session", e);
            }
        }
    }
}
