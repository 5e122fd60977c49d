package org.webhooks4j.core.internal.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;

/**
 * The host's description of a class and its subclasses.
 *
 * @param type the class or interface
 * @param name the object type's name
 * @param id returns an object's id
 * @param view returns what is serialized in place of an object; null to serialize the object itself
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
        } catch (Exception e) {
            throw UnreadableObjectMessages.failed(object.getClass(), what, e);
        }
    }
}
