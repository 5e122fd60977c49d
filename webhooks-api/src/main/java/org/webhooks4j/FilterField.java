package org.webhooks4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.filter.Comparison;
import org.webhooks4j.internal.filter.FieldPath;
import org.webhooks4j.internal.filter.Operator;
import org.webhooks4j.internal.filter.Side;

/**
 * A field that a {@link Filter} looks at, before or after the event. Its methods say with what to compare it.
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
     * The field equals a value. Numbers are equal if they are worth the same, whatever their digits.
     *
     * @param value a text, a number, a boolean, or null for JSON's null
     * @return the filter
     * @throws IllegalArgumentException if the value is of another kind
     */
    public Filter is(@Nullable Object value) {
        return compared(Operator.IS, value);
    }

    /**
     * The field equals one of several values.
     *
     * @param values at least one text, number, boolean or null
     * @return the filter
     * @throws IllegalArgumentException if there is none, or one is of another kind
     */
    public Filter isOneOf(@Nullable Object... values) {
        return compared(Operator.IN, Arrays.asList(values));
    }

    /**
     * The field is greater than a value of its kind.
     *
     * @param value a number or a text; date-times with an offset are compared by their moments, other texts as
     *     {@link String#compareTo} does, which suits ISO 8601 dates
     * @return the filter
     * @throws IllegalArgumentException if the value is of another kind
     */
    public Filter greaterThan(Object value) {
        return compared(Operator.GREATER, value);
    }

    /**
     * The field is greater than a value of its kind, or equals it.
     *
     * @param value a number or a text
     * @return the filter
     * @throws IllegalArgumentException if the value is of another kind
     */
    public Filter atLeast(Object value) {
        return compared(Operator.AT_LEAST, value);
    }

    /**
     * The field is less than a value of its kind.
     *
     * @param value a number or a text
     * @return the filter
     * @throws IllegalArgumentException if the value is of another kind
     */
    public Filter lessThan(Object value) {
        return compared(Operator.LESS, value);
    }

    /**
     * The field is less than a value of its kind, or equals it.
     *
     * @param value a number or a text
     * @return the filter
     * @throws IllegalArgumentException if the value is of another kind
     */
    public Filter atMost(Object value) {
        return compared(Operator.AT_MOST, value);
    }

    /**
     * The field is a list with an element that equals the value, or a text with the value somewhere in it.
     *
     * @param value a text, a number or a boolean
     * @return the filter
     * @throws IllegalArgumentException if the value is of another kind
     */
    public Filter contains(Object value) {
        return compared(Operator.CONTAINS, value);
    }

    /**
     * The field is a text that begins with another.
     *
     * @param text how it begins
     * @return the filter
     */
    public Filter startsWith(String text) {
        return compared(Operator.STARTS_WITH, text);
    }

    /**
     * The field is there, be it null. The one comparison that is false, not unknown, where the field is absent.
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
