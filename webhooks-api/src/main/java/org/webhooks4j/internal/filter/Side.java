package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;

/** The state of the object before an event, or after it. */
public enum Side {
    /** As it was. */
    BEFORE("before", EventType.CREATE),
    /** As it is now. */
    AFTER("after", EventType.DELETE);

    final String key;
    private final String typeWithoutIt;

    Side(String key, EventType typeWithoutIt) {
        this.key = key;
        this.typeWithoutIt = typeWithoutIt.value();
    }

    /** Whether it can be told which fields the object has on this side, if any. */
    boolean isKnown(Event event) {
        return tree(event) != null || event.type().equals(typeWithoutIt);
    }

    /** The values that the object has at a path on this side. */
    List<@Nullable Object> valuesAt(FieldPath path, Event event) {
        Map<String, @Nullable Object> tree = tree(event);
        return tree == null ? List.of() : path.valuesIn(tree);
    }

    /** The object on this side, if there is one and it is known. */
    @Nullable
    Map<String, @Nullable Object> tree(Event event) {
        return this == BEFORE ? event.before() : event.after();
    }

    /** Whether an event has both sides, so that they can be compared. */
    static boolean bothIn(Event event) {
        return event.before() != null && event.after() != null;
    }

    /** Whether a field changed, where an event does not have both sides: surely not if it cannot have them. */
    static Truth changedWithoutBothIn(Event event) {
        return onlyOneIn(event) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Why nothing can be said to have changed, where an event does not have both sides. */
    static String whyNotBothIn(Event event) {
        return onlyOneIn(event)
                ? "a '" + event.type() + "' changes no field"
                : "the state before is not known, nor what changed";
    }

    /** Whether an event is one that has only one side. */
    private static boolean onlyOneIn(Event event) {
        return event.type().equals(BEFORE.typeWithoutIt) || event.type().equals(AFTER.typeWithoutIt);
    }
}
