package org.webhooks4j.hibernate;

import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhooks;

/**
 * Makes Hibernate raise events for entities: those annotated with {@link WebhookObject}, and those registered here.
 *
 * <pre>{@code
 * HibernateWebhooks.of(engine).entity(Server.class, "server").attachTo(entityManagerFactory);
 * }</pre>
 *
 * <p>An event has the properties of the entity as Hibernate writes them: an association is the id of the other entity,
 * an embeddable an object of its properties, and collections are left out, so that nothing is loaded for an event. An
 * update has the state before as it was loaded, and the version after the flush. All flushes of a transaction result in
 * one event per entity. It is stored in the session's transaction and connection right before the commit.
 *
 * <p>Bulk updates and deletions with JPQL or SQL raise no events, because Hibernate does not see the single entities.
 * Before version 7, the same holds for stateless sessions.
 *
 * <p>Not thread-safe; once attached, it need not be kept.
 */
public final class HibernateWebhooks {

    private final Webhooks webhooks;
    private final Map<Class<?>, EntityDescription> entities = new LinkedHashMap<>();
    private Supplier<@Nullable String> actor = () -> null;

    private HibernateWebhooks(Webhooks webhooks) {
        this.webhooks = Objects.requireNonNull(webhooks, "webhooks is null: pass the engine");
    }

    /**
     * Starts with the annotated entities.
     *
     * @param webhooks the engine, or {@link Webhooks#NOOP}
     * @return an object to attach to a factory
     */
    public static HibernateWebhooks of(Webhooks webhooks) {
        return new HibernateWebhooks(webhooks);
    }

    /**
     * Registers an entity that raises events, instead of an annotation.
     *
     * @param entity the entity's class, or one that it extends
     * @param type the object's type, such as {@code server}
     * @param excludedProperties the properties that events leave out
     * @return this
     */
    public HibernateWebhooks entity(Class<?> entity, String type, String... excludedProperties) {
        entities.put(entity, new EntityDescription(type, null, Set.of(excludedProperties)));
        return this;
    }

    /**
     * Sets who caused an event.
     *
     * @param actor returns the name of the user on whose behalf the calling thread works, or null
     * @return this
     */
    public HibernateWebhooks actor(Supplier<@Nullable String> actor) {
        this.actor = Objects.requireNonNull(actor);
        return this;
    }

    /**
     * Attaches to a factory. From then on, its sessions raise events.
     *
     * @param factory a factory of Hibernate, also as {@code SessionFactory}
     * @throws IllegalArgumentException if a registered or annotated entity lacks a named property, or a registered
     *     class is not an entity of the factory
     */
    public void attachTo(EntityManagerFactory factory) {
        SessionFactoryImplementor hibernate = factory.unwrap(SessionFactoryImplementor.class);
        DescribedEntities described = new DescribedEntities(hibernate, entities);
        EntityListener.register(hibernate, new EntityListener(described, new PendingEvents(webhooks, actor)));
    }
}
