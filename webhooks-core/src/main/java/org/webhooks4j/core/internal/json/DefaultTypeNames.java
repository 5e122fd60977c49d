package org.webhooks4j.core.internal.json;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derives the object type of a class that the host has not described. */
final class DefaultTypeNames {

    private DefaultTypeNames() {}

    /**
     * Returns the simple name with a lower-case first letter; for a generated subclass, that of the class that it
     * extends. Returns null for maps, JSON trees and other classes without a meaningful name.
     */
    static @Nullable String of(Class<?> type) {
        if (Map.class.isAssignableFrom(type)
                || Iterable.class.isAssignableFrom(type)
                || Proxy.isProxyClass(type)
                || type == Object.class) {
            return null;
        }
        String name = type.getSimpleName();
        Class<?> parent = type.getSuperclass();
        if ((name.isEmpty() || name.indexOf('$') >= 0) && parent != null) {
            return of(parent);
        }
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
