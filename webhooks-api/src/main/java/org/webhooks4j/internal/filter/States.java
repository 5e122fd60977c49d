package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as filters see it: the states of its object.
 *
 * @param eventType what happened
 * @param before the object as it was, or null
 * @param after the object as it is now, or null
 * @param complete whether a state that is null never was, as before a creation; otherwise it is only not known
 */
public record States(
        String eventType,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        boolean complete) {

    /** Whether it can be told which fields the object has on one side, if any. */
    boolean isKnown(Side side) {
        return complete || tree(side) != null;
    }

    /** The values that the object has at a path on one side. */
    List<@Nullable Object> valuesAt(FieldPath path, Side side) {
        Map<String, @Nullable Object> tree = tree(side);
        return tree == null ? List.of() : path.valuesIn(tree);
    }

    /** Whether there are two states that can be compared. */
    boolean canDiffer() {
        return before != null && after != null;
    }

    /** Whether a field changed, where there are no two states: surely not if there never were. */
    Truth changedWithoutBoth() {
        return complete ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Why no field can be said to have changed, where there are no two states. */
    String whyNotBoth() {
        return complete ? "a '" + eventType + "' changes no field" : "the state before is not known, nor what changed";
    }

    private @Nullable Map<String, @Nullable Object> tree(Side side) {
        return side == Side.BEFORE ? before : after;
    }
}
