package org.webhooks4j.core.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreeNumbers;
import org.webhooks4j.internal.text.CleanText;

/** Defines what a JSON tree may contain, as specified by {@link org.webhooks4j.spi.JsonCodec}. */
public final class JsonTreeRules {

    /** No real object is nested this deep; a cycle reaches this depth before the stack overflows. */
    static final int MAX_DEPTH = 100;

    private JsonTreeRules() {}

    /**
     * Returns whether a decimal number can be parsed again from its text: {@link BigDecimal} parses only int exponents.
     */
    static boolean isReadable(BigDecimal number) {
        return number.precision() - 1L - number.scale() <= Integer.MAX_VALUE;
    }

    /** Returns whether a value contains only what a tree may contain. */
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

    // Text without unpaired surrogates is returned as the same instance.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isWellFormed(String text) {
        return CleanText.wellFormed(text) == text;
    }

    /** Returns whether a tree is nested no deeper than a number of levels. */
    static boolean isWithin(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return depth > 0 && map.values().stream().allMatch(field -> isWithin(field, depth - 1));
        }
        if (value instanceof List<?> list) {
            return depth > 0 && list.stream().allMatch(element -> isWithin(element, depth - 1));
        }
        return true;
    }

    /** Casts a tree's map. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    /** Casts a tree's list. */
    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(Object value) {
        return (List<@Nullable Object>) value;
    }
}
