package org.webhooks4j.internal.filter;

/**
 * The result of a clause for an event. Three-valued, as in Kleene's strong logic: the negation of unknown is unknown.
 */
public enum Truth {
    /** The clause holds. */
    TRUE,
    /** The clause does not hold. */
    FALSE,
    /** The result is unknown. */
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** Whether the clause is known to hold. */
    public boolean isTrue() {
        return this == TRUE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == UNKNOWN ? UNKNOWN : other;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}
