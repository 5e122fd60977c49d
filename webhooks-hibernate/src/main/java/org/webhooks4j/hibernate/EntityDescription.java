package org.webhooks4j.hibernate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes the object in an entity's events.
 *
 * @param type the object's type
 * @param id the name of the property that holds the object's id, or null for the entity's identifier
 * @param excluded the properties that events leave out
 */
record EntityDescription(String type, @Nullable String id, Set<String> excluded) {}
