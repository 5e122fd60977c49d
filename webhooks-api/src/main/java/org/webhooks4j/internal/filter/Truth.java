package org.webhooks4j.internal.filter;

/**
 * What a clause says of an event. Three values, as in Kleene's strong logic: what cannot be told is not told by its
 * negation either.
 */
public enum Truth {
    /** The clause holds. */
    TRUE,
    /** The clause does not hold. */
    FALSE,
    /** It cannot be told. */
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** Whether it is surely so. */
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
