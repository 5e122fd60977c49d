package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreePath;

/** Builds the path of a value in a host object, for messages: {@code server.owner.servers[3]}. */
final class ObjectPath {

    /** Longer paths are truncated: they are unreadable, and that of a cycle has a hundred steps. */
    private static final int MAX_STEPS = 12;

    private final StringBuilder path;
    private int steps;

    private ObjectPath(String rootName) {
        path = new StringBuilder(rootName);
    }

    /** Returns the current path of a generator. */
    static String of(String rootName, JsonStreamContext here) {
        ObjectPath path = new ObjectPath(rootName);
        fromRoot(here).forEach(path::add);
        return path.toString();
    }

    /** Returns the path at which an exception occurred. */
    static String of(String rootName, List<Reference> references) {
        return of(rootName, references, Reference::getFieldName, Reference::getIndex);
    }

    /** Returns the path at which an exception occurred, of any library's steps. */
    static <T> String of(
            String rootName,
            List<T> steps,
            Function<? super T, @Nullable String> field,
            ToIntFunction<? super T> index) {
        ObjectPath path = new ObjectPath(rootName);
        for (T step : steps) {
            path.add(field.apply(step), index.applyAsInt(step));
        }
        return path.toString();
    }

    /** Returns the path at which an object first contains itself; null if there is no cycle. */
    static @Nullable String ofCycle(String rootName, JsonStreamContext here) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ObjectPath path = new ObjectPath(rootName);
        for (JsonStreamContext context : fromRoot(here)) {
            Object value = context.getCurrentValue();
            if (value != null && !seen.add(value)) {
                return path.toString();
            }
            path.add(context);
        }
        return null;
    }

    private static Deque<JsonStreamContext> fromRoot(JsonStreamContext here) {
        Deque<JsonStreamContext> contexts = new ArrayDeque<>();
        for (JsonStreamContext context = here; !context.inRoot(); context = context.getParent()) {
            contexts.addFirst(context);
        }
        return contexts;
    }

    private void add(JsonStreamContext context) {
        add(context.getCurrentName(), context.getCurrentIndex());
    }

    private void add(@Nullable String field, int index) {
        if (++steps > MAX_STEPS) {
            return;
        }
        if (field != null) {
            TreePath.appendField(path, field);
        } else if (index >= 0) {
            TreePath.appendIndex(path, index);
        }
    }

    @Override
    public String toString() {
        return steps > MAX_STEPS ? path + "…" : path.toString();
    }
}
