package org.webhooks4j.core.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JSON tree may consist of, as {@link org.webhooks4j.spi.JsonCodec} says. */
public final class Trees {

    /** A decimal without a fraction that would need more digits than this stays in scientific notation. */
    static final int MAX_PLAIN_DIGITS = 100;

    private Trees() {}

    /** A number without a fraction, as trees hold it. */
    static Number exact(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number;
    }

    /**
     * A decimal number, as trees hold it. JSON text cannot tell 5 from a decimal of scale 0, so both are the same
     * integer; expanding 1E+999999999 would exhaust the memory, so it stays.
     */
    static Number exact(BigDecimal number) {
        if (number.scale() > 0) {
            return number;
        }
        long digits = (long) number.precision() - number.scale();
        return number.scale() < 0 && digits > MAX_PLAIN_DIGITS ? number : exact(number.toBigInteger());
    }

    /** Whether a value consists of nothing but what a tree may hold. */
    static boolean isExact(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> field : map.entrySet()) {
                if (!(field.getKey() instanceof String) || !isExact(field.getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (!isExact(element)) {
                    return false;
                }
            }
            return true;
        }
        if (value instanceof BigInteger number) {
            return exact(number) instanceof BigInteger;
        }
        if (value instanceof BigDecimal number) {
            return exact(number) instanceof BigDecimal;
        }
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Long;
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
