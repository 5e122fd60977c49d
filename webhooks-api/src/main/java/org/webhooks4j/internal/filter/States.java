package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The view of an event that filters evaluate: the states of its object.
 *
 * @param eventType the event's type
 * @param before the object's previous state, or null
 * @param after the object's current state, or null
 * @param complete whether a null state means that the state does not exist, as before a creation; otherwise it is
 *     unknown
 */
public record States(
        String eventType,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        boolean complete) {

    /** Whether the object's fields on one side are known, even if there are none. */
    boolean isKnown(Side side) {
        return complete || tree(side) != null;
    }

    /** Returns the object's values at a path on one side. */
    List<@Nullable Object> valuesAt(FieldPath path, Side side) {
        Map<String, @Nullable Object> tree = tree(side);
        return tree == null ? List.of() : path.valuesIn(tree);
    }

    /** Whether both states exist and can be compared. */
    boolean canDiffer() {
        return before != null && after != null;
    }

    /** Returns whether a field changed if a state is missing: false if the state does not exist, otherwise unknown. */
    Truth changedWithoutBoth() {
        return complete ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Describes why no field change can be determined if a state is missing. */
    String whyNotBoth() {
        return complete ? "a '" + eventType + "' changes no field" : "the state before is not known, nor what changed";
    }

    private @Nullable Map<String, @Nullable Object> tree(Side side) {
        return side == Side.BEFORE ? before : after;
    }
}
