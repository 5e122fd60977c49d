package org.webhooks4j.core.internal.json;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;

/** The common part of {@link JacksonJsonCodec} and of codecs that leave objects to another JSON library. */
public final class MappedObjects {

    private MappedObjects() {}

    /**
     * Turns the text that a library wrote of an object into a tree.
     *
     * @param type the object's class
     * @param json the text
     * @param sets which of the text's lists were sets, by their order in it
     * @throws UnreadableObjectException if the text is no JSON object, is nested too deep, or has a name twice
     */
    public static Map<String, @Nullable Object> tree(Class<?> type, String json, BitSet sets) {
        Object tree;
        try {
            tree = JsonTreeParser.value(json, sets);
        } catch (IllegalArgumentException e) {
            throw unreadable(type, rootName(type), "was written as text that is no strict JSON", e);
        }
        if (!(tree instanceof Map)) {
            throw UnreadableObjectMessages.notAnObject(type, tree);
        }
        if (!JsonTreeRules.isWithin(tree, JsonTreeRules.MAX_DEPTH)) {
            throw unreadable(type, rootName(type), "is more than " + JsonTreeRules.MAX_DEPTH + " levels deep", null);
        }
        return JsonTreeRules.map(tree);
    }

    /** Returns the exception for a part of an object that cannot be read. */
    public static UnreadableObjectException unreadable(
            Class<?> type, String path, String reason, @Nullable Throwable cause) {
        return UnreadableObjectMessages.at(type, path, reason, cause);
    }

    /** Describes a class of which the library finds no property. */
    public static String emptyBean(Class<?> type) {
        return UnreadableObjectMessages.emptyBean(type);
    }

    /** Describes why something could not be read, without a message that may quote a value. */
    public static String reason(Throwable cause) {
        return UnreadableObjectMessages.reason(cause);
    }

    /**
     * Returns the path of a part of an object, for messages.
     *
     * @param steps the library's steps from the object to the part
     * @param field returns a step's field, or null if it goes into a list
     * @param index returns a step's index in a list; negative if it has none
     */
    public static <T> String path(
            Class<?> type, List<T> steps, Function<? super T, @Nullable String> field, ToIntFunction<? super T> index) {
        return ObjectPath.of(rootName(type), steps, field, index);
    }

    /** Returns the name with which the paths of an object begin. */
    static String rootName(Class<?> type) {
        return Objects.requireNonNullElse(DefaultTypeNames.of(type), "object");
    }
}
