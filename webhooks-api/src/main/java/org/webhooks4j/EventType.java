package org.webhooks4j;

import java.util.Locale;

/**
 * The type of an event. The three standard types are constants; hosts add their own with {@link #of} or with an enum
 * that implements this interface.
 *
 * <p>Two event types are the same if their {@link #value()} is equal, regardless of their class.
 */
// The class behind the constants is reachable only through this interface, so it is never initialized first.
@SuppressWarnings("ClassInitializationDeadlock")
public interface EventType {

    /** An object was created. */
    EventType CREATE = new NamedEventType("create");

    /** An object was updated. */
    EventType UPDATE = new NamedEventType("update");

    /** An object was deleted. */
    EventType DELETE = new NamedEventType("delete");

    /**
     * The name as written in code; an enum constant's name is suitable.
     *
     * @return the name, not empty
     */
    String name();

    /**
     * The name that is stored, matched and sent: {@link #name()} in lower case.
     *
     * @return the name in lower case
     */
    default String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the event type with the given name.
     *
     * @param name one to 64 letters, digits, {@code _}, {@code -} or {@code .}, starting with a letter or digit;
     *     case-insensitive
     * @return the event type; one of the constants if the name is theirs
     * @throws IllegalArgumentException if the name is invalid
     */
    static EventType of(String name) {
        return NamedEventType.of(name);
    }

    /**
     * Returns the event type as a value that equals every other value with the same {@link #value()}, regardless of the
     * original class.
     *
     * @param type an event type, such as a host's enum constant
     * @return the event type; one of the constants if the name is theirs
     * @throws IllegalArgumentException if {@link #of(String)} does not accept the name
     */
    static EventType of(EventType type) {
        return type instanceof NamedEventType ? type : of(type.name());
    }
}
