package org.webhooks4j.core.internal.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.tree.SameValues;

/**
 * Which elements of a list are still there in another: the common beginning and end, and between them a longest common
 * subsequence of equal elements.
 */
final class ListAlignment {

    /** How large the table of subsequences may be; beyond it, nothing in the middle counts as still there. */
    static final int MAX_CELLS = 250_000;

    private static final int NONE = -1;

    private final int[] partners;
    private final int rightSize;

    private ListAlignment(int[] partners, int rightSize) {
        this.partners = partners;
        this.rightSize = rightSize;
    }

    /** Aligns two lists. */
    static ListAlignment of(List<@Nullable Object> left, List<@Nullable Object> right) {
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
        if ((long) (leftEnd - start) * (rightEnd - start) <= MAX_CELLS) {
            Map<String, Integer> numbers = new HashMap<>();
            alignMiddle(
                    numbered(left.subList(start, leftEnd), numbers),
                    numbered(right.subList(start, rightEnd), numbers),
                    start,
                    partners);
        }
        return new ListAlignment(partners, right.size());
    }

    /** The first element of the left list, from an index on, that is still there; the list's size if none is. */
    int nextMatched(int from) {
        int index = from;
        while (index < partners.length && partners[index] == NONE) {
            index++;
        }
        return index;
    }

    /** Where an element of the left list is in the right one; of the left list's end, the right one's end. */
    int partner(int index) {
        return index == partners.length ? rightSize : partners[index];
    }

    /** Equal elements get equal numbers, so that large ones are not compared again and again. */
    private static int[] numbered(List<@Nullable Object> elements, Map<String, Integer> numbers) {
        int[] result = new int[elements.size()];
        for (int i = 0; i < result.length; i++) {
            Integer known = numbers.putIfAbsent(CanonicalText.of(elements.get(i)), numbers.size());
            result[i] = known == null ? numbers.size() - 1 : known;
        }
        return result;
    }

    private static void alignMiddle(int[] left, int[] right, int offset, int[] partners) {
        int width = right.length + 1;
        int[] longest = new int[(left.length + 1) * width];
        for (int i = left.length - 1; i >= 0; i--) {
            for (int j = right.length - 1; j >= 0; j--) {
                longest[i * width + j] = left[i] == right[j]
                        ? longest[(i + 1) * width + j + 1] + 1
                        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            if (left[i] == right[j]) {
                partners[offset + i++] = offset + j++;
            } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
