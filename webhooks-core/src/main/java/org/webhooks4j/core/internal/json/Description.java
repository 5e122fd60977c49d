package org.webhooks4j.core.internal.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;

/**
 * What the host says of a class and its subclasses.
 *
 * @param type the class or interface
 * @param name the object type's name
 * @param id tells an object's id
 * @param view gives what is to be read in place of an object, or null to read the object itself
 * @param <T> the class
 */
public record Description<T>(
        Class<T> type,
        String name,
        Function<? super T, ? extends @Nullable Object> id,
        @Nullable Function<? super T, ? extends @Nullable Object> view) {

    public Description {
        ObjectNameRules.checkType(name);
    }

    @Nullable
    Object idOf(Object object) {
        return apply("id", id, object);
    }

    Object viewOf(Object object) {
        if (view == null) {
            return object;
        }
        Object seen = apply("view", view, object);
        if (seen == null) {
            throw new UnreadableObjectException(
                    "cannot read " + object.getClass().getName()
                            + ": the view function of its description gave null; it must give a record, a bean or a map");
        }
        return seen;
    }

    private @Nullable Object apply(
            String what, Function<? super T, ? extends @Nullable Object> function, Object object) {
        try {
            return function.apply(type.cast(object));
        } catch (UnreadableObjectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw UnreadableObjectMessages.failed(object.getClass(), what, e);
        }
    }
}
