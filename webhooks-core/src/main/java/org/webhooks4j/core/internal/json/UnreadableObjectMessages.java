package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;

/**
 * Creates the exceptions for an object that cannot be read. Messages say where, why and what to do, and never quote a
 * value of the object.
 */
final class UnreadableObjectMessages {

    private UnreadableObjectMessages() {}

    /** Creates the exception for a part of an object that cannot be read. */
    static UnreadableObjectException at(Class<?> type, String path, String reason, @Nullable Throwable cause) {
        return new UnreadableObjectException(
                "cannot read " + type.getName() + ": " + path + " " + reason + "; " + remedy(type, path), cause);
    }

    private static String remedy(Class<?> type, String path) {
        if (Map.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type)) {
            return "leave the field out";
        }
        return path.equals(MappedObjects.rootName(type))
                ? "say what is sent of it with " + describe(type, ", view")
                        + ", where view gives a record, a map or a bean with getters"
                : "leave it out with " + describe(type, ", view") + ", where view gives a record or a map without it";
    }

    /** Describes a class of which a library finds no property. */
    static String emptyBean(Class<?> type) {
        return "has nothing that can be read as JSON (" + type.getName() + ")"
                + (isOfThePlatform(type.getModule()) ? "" : ": it has no getters");
    }

    /** Creates the exception for a value that is JSON, but not an object with fields. */
    static UnreadableObjectException notAnObject(Class<?> type, @Nullable Object tree) {
        return new UnreadableObjectException(
                "cannot read " + type.getName() + ": it is not an object with fields but " + kind(tree)
                        + "; pass a record, a bean, a map or a JSON object",
                null);
    }

    /** Creates the exception for an object without a known type. */
    static UnreadableObjectException noType(Class<?> type) {
        return new UnreadableObjectException(
                "cannot tell the type of a " + type.getName()
                        + ": it has none of its own; name it with ObjectEvent….as(\"server\", id)",
                null);
    }

    /** Creates the exception for an object without a known id. */
    static UnreadableObjectException noId(Class<?> type, String objectType) {
        return new UnreadableObjectException(
                "cannot tell the id of '" + objectType + "', a " + type.getName()
                        + ": it has no field 'id' with a value; name it with ObjectEvent….as(\"" + objectType
                        + "\", id)"
                        + (DefaultTypeNames.of(type) == null
                                ? ""
                                : " or say once where it is with " + describe(type, "")),
                null);
    }

    /** Creates the exception for an id that cannot be converted to text. */
    static UnreadableObjectException idWithoutText(Class<?> type, Throwable cause) {
        return new UnreadableObjectException(
                "cannot tell the id of an object: toString() of the id, a " + type.getName() + ", failed ("
                        + cause.getClass().getName() + "); give the id as a text, a number or a UUID",
                cause);
    }

    /** Creates the exception for a host function that failed. */
    static UnreadableObjectException failed(Class<?> type, String what, Exception cause) {
        return new UnreadableObjectException(
                "cannot read " + type.getName() + ": the " + what + " function of its description failed ("
                        + cause.getClass().getName() + "); correct the function given to describe(…)",
                cause);
    }

    /** Describes a failure, without its message, which may quote a value. */
    static String reason(Throwable cause) {
        if (cause instanceof InvalidDefinitionException definition && definition.getType() != null) {
            Class<?> type = definition.getType().getRawClass();
            return isClosed(type)
                    ? "is of a package that may not be read (" + type.getName() + "); write '" + opening(type)
                            + "' into the module-info of " + type.getModule().getName() + " if it is to be sent"
                    : emptyBean(type);
        }
        String words = cause.getClass().getSimpleName().equals("LazyInitializationException")
                ? "is loaded lazily, and its session is closed ("
                : "could not be read (";
        return words + cause.getClass().getName() + ")";
    }

    /** Returns whether a host module denies reflective access to the code that reads objects. */
    private static boolean isClosed(Class<?> type) {
        Module module = type.getModule();
        return module.isNamed()
                && !isOfThePlatform(module)
                && !module.isOpen(type.getPackageName(), ObjectMapper.class.getModule());
    }

    /** Returns whether a module belongs to the JDK, whose module-info hosts cannot change. */
    private static boolean isOfThePlatform(Module module) {
        return module.isNamed()
                && (module.getName().startsWith("java.") || module.getName().startsWith("jdk."));
    }

    private static String opening(Class<?> type) {
        Module reader = ObjectMapper.class.getModule();
        return "opens " + type.getPackageName() + (reader.isNamed() ? " to " + reader.getName() : "") + ";";
    }

    /** Returns a word for the kind of a value. */
    static String kind(@Nullable Object tree) {
        if (tree instanceof Map) {
            return "an object";
        }
        if (tree instanceof List) {
            return "a list";
        }
        return tree == null ? "null" : tree instanceof String ? "a text" : "a single value";
    }

    private static String describe(Class<?> type, String more) {
        String name = nameOf(type);
        String objectType = Objects.requireNonNullElse(DefaultTypeNames.of(type), "server");
        return "describe(" + name + ".class, \"" + objectType + "\", " + name + "::id" + more + ")";
    }

    /**
     * Returns the name by which a host can write a class: for an anonymous or generated class, that of the class it
     * extends.
     */
    private static String nameOf(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> parent = type.getSuperclass();
        boolean isWritable = !name.isEmpty() && name.indexOf('$') < 0;
        if (isWritable || parent == null) {
            return name;
        }
        return parent == Object.class && type.getInterfaces().length > 0
                ? nameOf(type.getInterfaces()[0])
                : nameOf(parent);
    }
}
