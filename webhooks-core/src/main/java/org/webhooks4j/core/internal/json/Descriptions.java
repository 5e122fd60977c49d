package org.webhooks4j.core.internal.json;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the host's description of a class, or that of its nearest superclass or interface. */
final class Descriptions {

    private final Map<Class<?>, Description<?>> byType = new HashMap<>();

    /** Caches the result per class without preventing the class from being unloaded. */
    private final ClassValue<Optional<Description<?>>> nearest = new ClassValue<>() {
        @Override
        protected Optional<Description<?>> computeValue(Class<?> type) {
            return find(type);
        }
    };

    Descriptions(List<Description<?>> descriptions) {
        for (Description<?> description : descriptions) {
            if (byType.put(description.type(), description) != null) {
                throw new IllegalArgumentException(
                        description.type().getName() + " is described twice; describe each class once");
            }
        }
    }

    /** Returns the description of a class, or null if there is none. */
    @Nullable
    Description<?> of(Class<?> type) {
        return byType.isEmpty() ? null : nearest.get(type).orElse(null);
    }

    /** Searches one generation after the other; in each, the superclass comes before the interfaces. */
    private Optional<Description<?>> find(Class<?> type) {
        Set<Class<?>> generation = new LinkedHashSet<>(List.of(type));
        while (!generation.isEmpty()) {
            for (Class<?> candidate : generation) {
                Description<?> description = byType.get(candidate);
                if (description != null) {
                    return Optional.of(description);
                }
            }
            generation = parents(generation);
        }
        return Optional.empty();
    }

    private static Set<Class<?>> parents(Set<Class<?>> generation) {
        Set<Class<?>> parents = new LinkedHashSet<>();
        for (Class<?> type : generation) {
            if (type.getSuperclass() != null) {
                parents.add(type.getSuperclass());
            }
            parents.addAll(List.of(type.getInterfaces()));
        }
        return parents;
    }
}
