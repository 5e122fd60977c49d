package org.webhooks4j.hibernate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The entities of a factory that raise events, by Hibernate's names for them. */
final class DescribedEntities {

    private final Map<String, EntityObject> byEntityName = new HashMap<>();

    DescribedEntities(SessionFactoryImplementor factory, Map<Class<?>, EntityDescription> named) {
        Set<Class<?>> unused = new LinkedHashSet<>(named.keySet());
        factory.getMappingMetamodel().forEachEntityDescriptor(persister -> {
            EntityDescription description = describe(persister.getMappedClass(), named, unused);
            if (description != null) {
                byEntityName.put(persister.getEntityName(), object(factory, persister, description));
            }
        });
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(
                    unused.iterator().next().getName() + " is no entity of this factory, nor extended by one: name"
                            + " classes that are annotated with @Entity");
        }
    }

    /** Returns an entity's description, or null if it raises no events. */
    @Nullable
    EntityObject of(EntityPersister persister) {
        return byEntityName.get(persister.getEntityName());
    }

    private static @Nullable EntityDescription describe(
            @Nullable Class<?> entity, Map<Class<?>, EntityDescription> named, Set<Class<?>> unused) {
        if (entity == null) {
            return null; // a dynamic entity, which has no class
        }
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            EntityDescription description = named.get(type);
            if (description != null) {
                unused.remove(type);
                return description;
            }
        }
        WebhookObject annotation = entity.getAnnotation(WebhookObject.class);
        if (annotation == null) {
            return null;
        }
        return new EntityDescription(
                annotation.type().isEmpty() ? nameOf(entity) : annotation.type(),
                annotation.id().isEmpty() ? null : annotation.id(),
                Set.of(annotation.excludedProperties()));
    }

    private static String nameOf(Class<?> entity) {
        String name = entity.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static EntityObject object(
            SessionFactoryImplementor factory, EntityPersister persister, EntityDescription description) {
        Map<String, String> wanted = new LinkedHashMap<>();
        description.excluded().forEach(name -> wanted.put(name, "excluded"));
        if (description.id() != null) {
            wanted.put(description.id(), "id");
        }
        Set<String> known = new LinkedHashSet<>(Arrays.asList(persister.getPropertyNames()));
        String identifier = Objects.requireNonNullElse(persister.getIdentifierPropertyName(), "id");
        known.add(identifier);
        wanted.forEach((name, what) -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(persister.getEntityName() + " has no property '" + name
                        + "', which is given as " + what + "; it has " + List.copyOf(known));
            }
        });
        return new EntityObject(description, identifier, new EntityState(factory.getPersistenceUnitUtil()));
    }
}
