package org.webhooks4j.hibernate;

import jakarta.persistence.PersistenceUnitUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Converts the values that Hibernate holds of an entity to an event's object, without loading anything: an association
 * becomes the other entity's id, an embeddable a map. Collections and unloaded values are left out.
 */
final class EntityState {

    private final PersistenceUnitUtil identifiers;

    EntityState(PersistenceUnitUtil identifiers) {
        this.identifiers = identifiers;
    }

    void addTo(Map<String, @Nullable Object> object, String[] names, Type[] types, @Nullable Object[] values) {
        for (int i = 0; i < names.length; i++) {
            if (isPart(types[i], values[i])) {
                object.put(names[i], value(types[i], values[i]));
            }
        }
    }

    private static boolean isPart(Type type, @Nullable Object value) {
        return !type.isCollectionType()
                && !type.isAnyType()
                && !LazyPropertyInitializer.UNFETCHED_PROPERTY.equals(value);
    }

    @Nullable
    Object value(Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type.isEntityType()) {
            return identifiers.getIdentifier(value);
        }
        if (type instanceof CompositeType composite && type.isComponentType()) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            addTo(parts, composite.getPropertyNames(), composite.getSubtypes(), composite.getPropertyValues(value));
            return parts;
        }
        return value;
    }
}
