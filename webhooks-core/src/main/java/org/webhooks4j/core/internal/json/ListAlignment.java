package org.webhooks4j.core.internal.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.tree.SameValues;

/**
 * Finds the elements of a list that are still in another one, in the same order. Objects with unique {@code id}s are
 * matched by id, even if other fields changed; all other elements are matched by their complete value.
 */
final class ListAlignment {

    private static final int NONE = -1;

    private final int[] partners;
    private final int rightSize;
    private final boolean byId;

    private ListAlignment(int[] partners, int rightSize, boolean byId) {
        this.partners = partners;
        this.rightSize = rightSize;
        this.byId = byId;
    }

    /** Aligns two lists. */
    static ListAlignment of(
            List<@Nullable Object> left, List<@Nullable Object> right, CommonSubsequence.Budget budget) {
        int[] partners = new int[left.size()];
        Arrays.fill(partners, NONE);
        int shorter = Math.min(left.size(), right.size());
        int start = 0;
        while (start < shorter && SameValues.same(left.get(start), right.get(start))) {
            partners[start] = start;
            start++;
        }
        int leftEnd = left.size();
        int rightEnd = right.size();
        while (leftEnd > start && rightEnd > start && SameValues.same(left.get(leftEnd - 1), right.get(rightEnd - 1))) {
            partners[--leftEnd] = --rightEnd;
        }
        boolean byId = false;
        if (leftEnd > start && rightEnd > start) {
            List<@Nullable Object> leftRest = left.subList(start, leftEnd);
            List<@Nullable Object> rightRest = right.subList(start, rightEnd);
            byId = haveIds(leftRest) && haveIds(rightRest);
            Map<String, Integer> numbers = new HashMap<>();
            int[] found = CommonSubsequence.of(
                    numbered(leftRest, byId, numbers), numbered(rightRest, byId, numbers), numbers.size(), budget);
            for (int i = 0; i < found.length; i++) {
                partners[start + i] = found[i] < 0 ? NONE : start + found[i];
            }
        }
        return new ListAlignment(partners, right.size(), byId);
    }

    /**
     * Returns the index of the first matched element of the left list, from an index on; the list's size if there is
     * none.
     */
    int nextMatched(int from) {
        int index = from;
        while (index < partners.length && partners[index] == NONE) {
            index++;
        }
        return index;
    }

    /**
     * Returns the index in the right list of an element of the left list; for the left list's end, the right list's
     * end.
     */
    int partner(int index) {
        return index == partners.length ? rightSize : partners[index];
    }

    /**
     * Returns whether differing elements are matched by id: then two elements in the same place are not one that
     * changed.
     */
    boolean isById() {
        return byId;
    }

    private static boolean haveIds(List<@Nullable Object> elements) {
        Set<String> ids = new HashSet<>();
        for (Object element : elements) {
            if (!(element instanceof Map<?, ?> fields) || !isId(fields.get("id")) || !ids.add(idOf(fields))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isId(@Nullable Object id) {
        return id instanceof String || id instanceof Number;
    }

    private static String idOf(Map<?, ?> fields) {
        return CanonicalText.of(fields.get("id"));
    }

    /** Assigns equal numbers to equal elements, so that large elements are not compared repeatedly. */
    private static int[] numbered(List<@Nullable Object> elements, boolean byId, Map<String, Integer> numbers) {
        int[] result = new int[elements.size()];
        for (int i = 0; i < result.length; i++) {
            Object element = elements.get(i);
            String key = byId && element instanceof Map<?, ?> fields ? idOf(fields) : CanonicalText.of(element);
            Integer known = numbers.putIfAbsent(key, numbers.size());
            result[i] = known == null ? numbers.size() - 1 : known;
        }
        return result;
    }
}
