package org.webhooks4j.hibernate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;

/** Creates events from the rows that Hibernate writes for an entity. */
final class EntityObject {

    private final EntityDescription description;
    private final String identifier;
    private final EntityState states;

    EntityObject(EntityDescription description, String identifier, EntityState states) {
        this.description = description;
        this.identifier = identifier;
        this.states = states;
    }

    /** Returns the object with the state of an entity. */
    Map<String, @Nullable Object> object(EntityPersister persister, Object id, @Nullable Object[] state) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(identifier, states.value(persister.getIdentifierType(), id));
        states.addTo(object, persister.getPropertyNames(), persister.getPropertyTypes(), state);
        return object;
    }

    /** Returns an event about an object, with its type and id and without excluded properties. */
    ObjectEvent named(ObjectEvent event, Object id, Map<String, @Nullable Object> object) {
        Object objectId = description.id() == null ? id : object.get(description.id());
        if (objectId == null) {
            throw new IllegalStateException("a " + description.type() + " has no value of '" + description.id()
                    + "', which is its object's id; set it before the entity is stored");
        }
        return event.as(description.type(), objectId);
    }

    /** Returns a copy of an object without excluded properties. */
    Map<String, @Nullable Object> visible(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> visible = new LinkedHashMap<>(object);
        visible.keySet().removeAll(description.excluded());
        return visible;
    }
}
