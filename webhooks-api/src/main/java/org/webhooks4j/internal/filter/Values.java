package org.webhooks4j.internal.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.JsonText;
import org.webhooks4j.internal.tree.Moments;
import org.webhooks4j.internal.tree.SameValues;

/** Defines which JSON values filters may use as operands, and how they compare with an object's values. */
final class Values {

    private static final int MAX_TEXT_LENGTH = 1000;
    private static final int MAX_DIGITS = 100;
    private static final int MAX_SHOWN = 100;

    private Values() {}

    /** Returns how many of the values equal the wanted one. */
    static long count(List<@Nullable Object> values, @Nullable Object wanted) {
        return values.stream().filter(value -> SameValues.same(value, wanted)).count();
    }

    /**
     * Compares two numbers or two strings and applies a test to the result; other values cannot be compared. Strings
     * that are date-times with an offset are compared by instant.
     */
    static Truth compare(@Nullable Object value, @Nullable Object operand, IntPredicate wanted) {
        if (value instanceof Number number && operand instanceof Number other) {
            return Truth.of(wanted.test(SameValues.compare(number, other)));
        }
        if (value instanceof String text && operand instanceof String other) {
            return Truth.of(wanted.test(compare(text, other)));
        }
        return Truth.UNKNOWN;
    }

    /** Returns a string, number, boolean or null in the canonical form of filters. */
    static @Nullable Object scalar(@Nullable Object value) {
        if (value instanceof String text) {
            checkLength(text);
        } else if (value instanceof Number number) {
            return canonical(number);
        } else if (value != null && !(value instanceof Boolean)) {
            throw unusable(value, "a text, a number, a boolean or null");
        }
        return value;
    }

    static Object scalarNotNull(@Nullable Object value) {
        Object scalar = scalar(value);
        if (scalar == null) {
            throw unusable(null, "a text, a number or a boolean");
        }
        return scalar;
    }

    static Object numberOrText(@Nullable Object value) {
        if (value instanceof Number || value instanceof String) {
            return scalarNotNull(value);
        }
        throw unusable(value, "a number or a text");
    }

    static Object text(@Nullable Object value) {
        if (value instanceof String) {
            return scalarNotNull(value);
        }
        throw unusable(value, "a text");
    }

    static Object list(@Nullable Object value) {
        if (!(value instanceof Collection<?> collection)) {
            throw unusable(value, "a list of values");
        }
        if (collection.isEmpty()) {
            throw new IllegalArgumentException("the list is empty; write at least one value");
        }
        List<@Nullable Object> scalars = new ArrayList<>(collection.size());
        collection.forEach(element -> scalars.add(scalar(element)));
        return Collections.unmodifiableList(scalars);
    }

    static Object yes(@Nullable Object value) {
        if (Boolean.TRUE.equals(value)) {
            return true;
        }
        throw new IllegalArgumentException("only true can stand here; put the clause into a \"not\" for the opposite");
    }

    static void checkLength(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException(
                    "a text has " + text.length() + " characters; write at most " + MAX_TEXT_LENGTH);
        }
    }

    /** Creates an exception for a value of the wrong kind. */
    static IllegalArgumentException unusable(@Nullable Object value, String wanted) {
        return new IllegalArgumentException(kind(value) + " cannot stand here; write " + wanted);
    }

    /** Formats a value for display, shortened if it is long. */
    static String show(@Nullable Object value) {
        return shortened(inWords(value));
    }

    /** Formats the values at a path for display, together no longer than a single value. */
    static String showAll(List<@Nullable Object> values) {
        return shortened(values.stream().limit(MAX_SHOWN).map(Values::inWords).collect(Collectors.joining(", ")));
    }

    private static String inWords(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : JsonText.exact(value);
    }

    private static String shortened(String shown) {
        if (shown.length() <= MAX_SHOWN) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return shown.substring(0, end) + "…";
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (value instanceof Collection) {
            return "a list";
        }
        return value instanceof Map ? "an object" : "a " + value.getClass().getName();
    }

    private static Number canonical(Number number) {
        BigDecimal decimal;
        try {
            decimal = SameValues.decimal(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(number + " is not a number that JSON knows; write a finite one", e);
        }
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a number has too many digits or too large an exponent; write at most " + MAX_DIGITS + " digits");
        }
        BigDecimal stripped = decimal.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return stripped;
        }
        BigInteger integer = stripped.toBigIntegerExact();
        if (integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        return integer;
    }

    private static int compare(String text, String other) {
        Instant moment = Moments.of(text);
        Instant otherMoment = moment == null ? null : Moments.of(other);
        return moment == null || otherMoment == null ? text.compareTo(other) : moment.compareTo(otherMoment);
    }
}
