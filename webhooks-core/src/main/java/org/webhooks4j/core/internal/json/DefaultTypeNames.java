package org.webhooks4j.core.internal.json;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a class is called if the host has not said it. */
final class DefaultTypeNames {

    private DefaultTypeNames() {}

    /**
     * The simple name with a small first letter; of a generated subclass, the name of the class that it stands in for.
     * Null for maps, JSON trees and others that have no name of their own.
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
