package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.tree.SameValues;

/** The comparison operators between a field's value and a filter's operand. */
public enum Operator {
    /** The value equals the operand. */
    IS("is", "is"),
    /** The value equals one of several operands. */
    IN("in", "is one of"),
    /** The value is greater than the operand. */
    GREATER("gt", "is greater than"),
    /** The value is greater than or equal to the operand. */
    AT_LEAST("gte", "is at least"),
    /** The value is less than the operand. */
    LESS("lt", "is less than"),
    /** The value is less than or equal to the operand. */
    AT_MOST("lte", "is at most"),
    /** The value is a string that contains the operand, or a list with the operand as an element. */
    CONTAINS("contains", "contains"),
    /** The value is a string that starts with the operand. */
    STARTS_WITH("startsWith", "starts with"),
    /** The field exists. */
    EXISTS("exists", "exists");

    final String key;
    final String words;

    Operator(String key, String words) {
        this.key = key;
        this.words = words;
    }

    static Operator of(String key) {
        return Stream.of(values())
                .filter(operator -> operator.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Returns an operand in its canonical form; rejects operands that this operator cannot compare. */
    @Nullable
    Object operand(@Nullable Object said) {
        return switch (this) {
            case IS -> Values.scalar(said);
            case IN -> Values.list(said);
            case GREATER, AT_LEAST, LESS, AT_MOST -> Values.numberOrText(said);
            case CONTAINS -> Values.scalarNotNull(said);
            case STARTS_WITH -> Values.text(said);
            case EXISTS -> Values.yes(said);
        };
    }

    /** Compares an existing value with an operand. */
    Truth test(@Nullable Object value, @Nullable Object operand) {
        return switch (this) {
            case IS -> Truth.of(SameValues.same(value, operand));
            case IN -> elementOf(operand, value);
            case GREATER -> Values.compare(value, operand, result -> result > 0);
            case AT_LEAST -> Values.compare(value, operand, result -> result >= 0);
            case LESS -> Values.compare(value, operand, result -> result < 0);
            case AT_MOST -> Values.compare(value, operand, result -> result <= 0);
            case CONTAINS ->
                value instanceof String text && operand instanceof String part
                        ? Truth.of(text.contains(part))
                        : elementOf(value, operand);
            case STARTS_WITH ->
                value instanceof String text && operand instanceof String start
                        ? Truth.of(text.startsWith(start))
                        : Truth.UNKNOWN;
            case EXISTS -> Truth.TRUE;
        };
    }

    private static Truth elementOf(@Nullable Object list, @Nullable Object wanted) {
        return list instanceof List<?> elements
                ? Truth.of(elements.stream().anyMatch(element -> SameValues.same(element, wanted)))
                : Truth.UNKNOWN;
    }
}
