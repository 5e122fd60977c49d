package org.webhooks4j.hibernate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an entity becomes an object of events.
 *
 * @param type the object's type
 * @param id the name of the property that is the object's id, or null for the entity's identifier
 * @param excluded the properties that are left out
 */
record EntityDescription(String type, @Nullable String id, Set<String> excluded) {}
