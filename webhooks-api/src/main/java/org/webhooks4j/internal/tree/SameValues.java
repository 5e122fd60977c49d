package org.webhooks4j.internal.tree;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares values of JSON trees. Numbers are the same if they are numerically equal, regardless of notation. Strings
 * are the same if they are equal or are date-times of the same instant. The order of an object's fields does not
 * matter.
 */
public final class SameValues {

    private SameValues() {}

    /** Whether two values or trees are the same. */
    // The identity check skips subtrees that both trees share.
    @SuppressWarnings("ReferenceEquality")
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        if (one instanceof String text && other instanceof String otherText) {
            return text.equals(otherText) || sameMoment(text, otherText);
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return one.equals(other) || compare(number, otherNumber) == 0;
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return sameFields(map, otherMap);
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return sameElements(list, otherList);
        }
        return Objects.equals(one, other);
    }

    /** Compares two numbers by numeric value. */
    public static int compare(Number one, Number other) {
        return decimal(one).compareTo(decimal(other));
    }

    /**
     * Converts a number to an exact decimal.
     *
     * @throws NumberFormatException if the number is infinite or NaN
     */
    public static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof Long ? BigDecimal.valueOf(number.longValue()) : new BigDecimal(number.toString());
    }

    private static boolean sameMoment(String one, String other) {
        Instant moment = Moments.of(one);
        return moment != null && moment.equals(Moments.of(other));
    }

    private static boolean sameFields(Map<?, ?> one, Map<?, ?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<?, ?> field : one.entrySet()) {
            Object value = other.get(field.getKey());
            boolean isThere = value != null || other.containsKey(field.getKey());
            if (!isThere || !same(field.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<?> others = other.iterator();
        for (Object element : one) {
            if (!same(element, others.next())) {
                return false;
            }
        }
        return true;
    }
}
