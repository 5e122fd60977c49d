package org.webhooks4j.core.internal.match;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Resolves supertypes in the host's hierarchy of object types. */
public final class ObjectTypes {

    private final Function<String, ? extends Collection<String>> supertypes;

    /** Creates a hierarchy. The function returns at least the direct supertypes of a type. */
    public ObjectTypes(Function<String, ? extends Collection<String>> supertypes) {
        this.supertypes = supertypes;
    }

    /** Returns a type and all its direct and indirect supertypes. */
    Set<String> withSupertypes(String objectType) {
        Set<String> known = new LinkedHashSet<>();
        Deque<String> unasked = new ArrayDeque<>();
        unasked.add(objectType);
        while (!unasked.isEmpty()) {
            String type = unasked.remove();
            // Visits each type once, so that a cycle ends.
            if (known.add(type)) {
                unasked.addAll(supertypesOf(type));
            }
        }
        return known;
    }

    private Collection<String> supertypesOf(String type) {
        return Objects.requireNonNull(
                supertypes.apply(type),
                () -> "the object type hierarchy has null for '" + type
                        + "'; return an empty list where there is none");
    }
}
