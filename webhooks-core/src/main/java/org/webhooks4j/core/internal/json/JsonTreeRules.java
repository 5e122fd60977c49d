package org.webhooks4j.core.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreeNumbers;
import org.webhooks4j.internal.text.CleanText;

/** What a JSON tree may consist of, as {@link org.webhooks4j.spi.JsonCodec} says. */
public final class JsonTreeRules {

    /** Nothing that is sent to a receiver is that deep; a cycle is, sooner than the stack overflows. */
    static final int MAX_DEPTH = 100;

    private JsonTreeRules() {}

    /** Whether a decimal number, written as text, can be read again: {@link BigDecimal} reads exponents of an int. */
    static boolean isReadable(BigDecimal number) {
        return number.precision() - 1L - number.scale() <= Integer.MAX_VALUE;
    }

    /** Whether a value consists of nothing but what a tree may hold. */
    static boolean isExact(@Nullable Object value) {
        return isExact(value, MAX_DEPTH);
    }

    private static boolean isExact(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return depth > 0
                    && map.entrySet().stream()
                            .allMatch(field -> field.getKey() instanceof String name
                                    && isWellFormed(name)
                                    && isExact(field.getValue(), depth - 1));
        }
        if (value instanceof List<?> list) {
            return depth > 0 && list.stream().allMatch(element -> isExact(element, depth - 1));
        }
        if (value instanceof BigInteger number) {
            return TreeNumbers.exact(number) instanceof BigInteger;
        }
        if (value instanceof BigDecimal number) {
            return TreeNumbers.exact(number) instanceof BigDecimal && isReadable(number);
        }
        return value == null
                || (value instanceof String text && isWellFormed(text))
                || value instanceof Boolean
                || value instanceof Long;
    }

    // Text without half a surrogate pair comes back as it is.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isWellFormed(String text) {
        return CleanText.wellFormed(text) == text;
    }

    /** Whether nothing in a tree is nested deeper than so many levels. */
    static boolean isWithin(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return depth > 0 && map.values().stream().allMatch(field -> isWithin(field, depth - 1));
        }
        if (value instanceof List<?> list) {
            return depth > 0 && list.stream().allMatch(element -> isWithin(element, depth - 1));
        }
        return true;
    }

    /** The fields of a tree's map. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    /** The elements of a tree's list. */
    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(Object value) {
        return (List<@Nullable Object>) value;
    }
}
