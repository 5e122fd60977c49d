package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.tree.SameValues;

/** How a field is compared with what a filter names. */
public enum Operator {
    /** Equals. */
    IS("is", "is"),
    /** Equals one of several. */
    IN("in", "is one of"),
    /** Is greater. */
    GREATER("gt", "is greater than"),
    /** Is greater or equals. */
    AT_LEAST("gte", "is at least"),
    /** Is less. */
    LESS("lt", "is less than"),
    /** Is less or equals. */
    AT_MOST("lte", "is at most"),
    /** Is a text with a part, or a list with an element. */
    CONTAINS("contains", "contains"),
    /** Is a text that begins with another. */
    STARTS_WITH("startsWith", "starts with"),
    /** Is there at all. */
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

    /** What a filter names, in the one form in which it is kept; refuses what cannot be compared this way. */
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

    /** Compares a value that is there. */
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
