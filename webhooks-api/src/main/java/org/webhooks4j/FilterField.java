package org.webhooks4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.filter.Comparison;
import org.webhooks4j.internal.filter.FieldPath;
import org.webhooks4j.internal.filter.Operator;
import org.webhooks4j.internal.filter.Side;

/**
 * A field of the object before or after an event. Its methods create a {@link Filter} that compares the field.
 * Immutable.
 */
public final class FilterField {

    private final Side side;
    private final FieldPath path;

    FilterField(Side side, FieldPath path) {
        this.side = side;
        this.path = path;
    }

    /**
     * Matches if the field equals a value. Numbers are compared numerically, regardless of how they are written.
     *
     * @param value a string, a number, a boolean, or null for JSON null
     * @return the filter
     * @throws IllegalArgumentException if the value has another type
     */
    public Filter is(@Nullable Object value) {
        return compared(Operator.IS, value);
    }

    /**
     * Matches if the field equals one of the given values.
     *
     * @param values at least one string, number, boolean or null
     * @return the filter
     * @throws IllegalArgumentException if there is no value, or a value has another type
     */
    public Filter isOneOf(@Nullable Object... values) {
        return compared(Operator.IN, Arrays.asList(values));
    }

    /**
     * Matches if the field is greater than a value of the same type.
     *
     * @param value a number or a string; date-times with an offset are compared as instants, other strings with
     *     {@link String#compareTo}, which suits ISO 8601 dates
     * @return the filter
     * @throws IllegalArgumentException if the value has another type
     */
    public Filter greaterThan(Object value) {
        return compared(Operator.GREATER, value);
    }

    /**
     * Matches if the field is greater than or equal to a value of the same type.
     *
     * @param value a number or a string
     * @return the filter
     * @throws IllegalArgumentException if the value has another type
     */
    public Filter atLeast(Object value) {
        return compared(Operator.AT_LEAST, value);
    }

    /**
     * Matches if the field is less than a value of the same type.
     *
     * @param value a number or a string
     * @return the filter
     * @throws IllegalArgumentException if the value has another type
     */
    public Filter lessThan(Object value) {
        return compared(Operator.LESS, value);
    }

    /**
     * Matches if the field is less than or equal to a value of the same type.
     *
     * @param value a number or a string
     * @return the filter
     * @throws IllegalArgumentException if the value has another type
     */
    public Filter atMost(Object value) {
        return compared(Operator.AT_MOST, value);
    }

    /**
     * Matches if the field is a list with an element equal to the value, or a string that contains the value.
     *
     * @param value a string, a number or a boolean
     * @return the filter
     * @throws IllegalArgumentException if the value has another type
     */
    public Filter contains(Object value) {
        return compared(Operator.CONTAINS, value);
    }

    /**
     * Matches if the field is a string that starts with a prefix.
     *
     * @param text the prefix
     * @return the filter
     */
    public Filter startsWith(String text) {
        return compared(Operator.STARTS_WITH, text);
    }

    /**
     * Matches if the field is present, even if it is null. This is the only comparison that is false rather than
     * unknown if the field is absent.
     *
     * @return the filter
     */
    public Filter exists() {
        return compared(Operator.EXISTS, true);
    }

    private Filter compared(Operator operator, @Nullable Object operand) {
        return new Filter(new Comparison(side, path, operator, operand));
    }
}
