package org.webhooks4j;

import java.util.Locale;

/**
 * What can happen to an object. The three standard types are constants; hosts add their own with {@link #of} or with an
 * enum that implements this interface.
 *
 * <p>Two event types are the same if their {@link #value()} is the same, whatever their class.
 */
// The class behind the constants is reachable through this interface alone, so it is never initialized first.
@SuppressWarnings("ClassInitializationDeadlock")
public interface EventType {

    /** An object came into being. */
    EventType CREATE = new NamedEventType("create");

    /** An object was changed. */
    EventType UPDATE = new NamedEventType("update");

    /** An object ceased to be. */
    EventType DELETE = new NamedEventType("delete");

    /**
     * The name as the programmer wrote it; an enum constant's name fits.
     *
     * @return the name, not empty
     */
    String name();

    /**
     * The name as it is stored, matched and sent: {@link #name()} in lower case.
     *
     * @return the name in lower case
     */
    default String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The event type of a name.
     *
     * @param name one to 64 letters, digits, {@code _}, {@code -} or {@code .}, beginning with a letter or digit; case
     *     does not matter
     * @return one of the constants where the name is theirs
     * @throws IllegalArgumentException if the name is not of that form
     */
    static EventType of(String name) {
        return NamedEventType.of(name);
    }

    /**
     * The event type as a value that equals all others of the same {@link #value()}, whatever their class was.
     *
     * @param type an event type, such as a host's enum constant
     * @return one of the constants where the name is theirs
     * @throws IllegalArgumentException if the name is not of the form that {@link #of(String)} takes
     */
    static EventType of(EventType type) {
        return type instanceof NamedEventType ? type : of(type.name());
    }
}
