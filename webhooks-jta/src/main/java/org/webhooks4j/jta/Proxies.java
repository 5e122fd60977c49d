package org.webhooks4j.jta;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects of JDBC whose calls go through a handler. A native image has to know their interfaces beforehand. */
final class Proxies {

    private Proxies() {}

    static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls a method, and throws what it throws. */
    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Does the same with a method that never returns null. */
    static Object result(Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return Objects.requireNonNull(call(target, method, arguments), () -> method + " returned null");
    }
}
