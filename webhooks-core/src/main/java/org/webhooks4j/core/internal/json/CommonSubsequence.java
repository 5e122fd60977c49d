package org.webhooks4j.core.internal.json;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a common subsequence of two sequences of numbers: the longest one if no number occurs twice or few elements
 * differ; otherwise one that is found in O(n log n).
 */
final class CommonSubsequence {

    /** The maximum number of differences searched; memory grows with its square. */
    static final int MAX_DIFFERENCES = 1_000;

    private static final int NONE = -1;

    private final int[] left;
    private final int[] right;

    private CommonSubsequence(int[] left, int[] right) {
        this.left = left;
        this.right = right;
    }

    /** The number of steps that may be spent on finding longest subsequences, shared by all lists of an object. */
    static final class Budget {

        private long steps;

        Budget(long steps) {
            this.steps = steps;
        }

        /** The number of steps left; negative if more were spent than available. */
        long steps() {
            return steps;
        }

        /** Spends steps. Returns whether any are left. */
        private boolean spend(long taken) {
            steps -= taken;
            return steps > 0;
        }
    }

    /**
     * Returns, for each element of the left sequence, the index of its partner in the right one, or -1.
     *
     * @param left numbers from 0 to {@code bound} - 1
     * @param right numbers from 0 to {@code bound} - 1
     */
    static int[] of(int[] left, int[] right, int bound, Budget budget) {
        int[] leftCounts = counts(left, bound);
        int[] rightCounts = counts(right, bound);
        // Elements that occur in only one sequence have no partner.
        int[] leftIndexes = shared(left, rightCounts);
        int[] rightIndexes = shared(right, leftCounts);
        CommonSubsequence rest = new CommonSubsequence(at(left, leftIndexes), at(right, rightIndexes));
        boolean isDistinct = isDistinct(rest.left, leftCounts) && isDistinct(rest.right, rightCounts);
        int[] found = isDistinct ? null : rest.shortestEdit(budget);
        if (found == null) {
            found = rest.increasing(bound);
        }
        int[] partners = new int[left.length];
        Arrays.fill(partners, NONE);
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0) {
                partners[leftIndexes[i]] = rightIndexes[found[i]];
            }
        }
        return partners;
    }

    /**
     * Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: computes, for each diagonal k, the furthest
     * point reached with d differences. Returns null if there are too many differences or the budget is spent.
     */
    private int @Nullable [] shortestEdit(Budget budget) {
        int most = Math.min(left.length + right.length, MAX_DIFFERENCES);
        int[][] rounds = new int[most + 1][];
        int[] furthest = new int[2 * most + 3];
        Arrays.fill(furthest, NONE);
        int zero = most + 1;
        furthest[zero + 1] = 0;
        for (int d = 0; d <= most; d++) {
            long steps = d + 1L;
            int lowest = -d + 2 * Math.max(0, d - right.length);
            int highest = d - 2 * Math.max(0, d - left.length);
            for (int k = lowest; k <= highest; k += 2) {
                boolean insertion = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
                int start = insertion ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                int x = start;
                while (x < left.length && x - k < right.length && left[x] == right[x - k]) {
                    x++;
                }
                steps += x - start;
                furthest[zero + k] = x;
                if (x == left.length && x - k == right.length) {
                    budget.spend(steps);
                    return backtracked(rounds, d);
                }
            }
            if (!budget.spend(steps)) {
                return null;
            }
            rounds[d] = new int[d + 1];
            for (int i = 0; i <= d; i++) {
                rounds[d][i] = furthest[zero - d + 2 * i];
            }
        }
        return null;
    }

    /** Backtracks from the ends of both sequences; elements on the diagonals in between are in both. */
    private int[] backtracked(int[][] rounds, int differences) {
        int[] partners = new int[left.length];
        Arrays.fill(partners, NONE);
        int x = left.length;
        int y = right.length;
        for (int d = differences; d > 0; d--) {
            int[] before = rounds[d - 1];
            int k = x - y;
            // The index of diagonal k - 1 in the previous round; k + 1 is next to it.
            int below = (k - 1 + d - 1) / 2;
            boolean insertion = k == -d || (k != d && before[below] < before[below + 1]);
            int startX = insertion ? before[below + 1] : before[below];
            int startY = startX - (insertion ? k + 1 : k - 1);
            int snake = insertion ? startX : startX + 1;
            while (x > snake) {
                partners[--x] = --y;
            }
            x = startX;
            y = startY;
        }
        while (x > 0) {
            partners[--x] = --y;
        }
        return partners;
    }

    /**
     * Pairs equal elements by occurrence, the first with the first, the second with the second. Keeps the largest set
     * of pairs that are in order.
     */
    private int[] increasing(int bound) {
        int[] targets = pairs(bound);
        int[] before = new int[left.length];
        int[] tails = new int[left.length];
        int length = 0;
        for (int i = 0; i < left.length; i++) {
            if (targets[i] != NONE) {
                int place = place(targets, tails, length, targets[i]);
                before[i] = place == 0 ? NONE : tails[place - 1];
                tails[place] = i;
                length = Math.max(length, place + 1);
            }
        }
        int[] partners = new int[left.length];
        Arrays.fill(partners, NONE);
        for (int i = length == 0 ? NONE : tails[length - 1]; i != NONE; i = before[i]) {
            partners[i] = targets[i];
        }
        return partners;
    }

    private int[] pairs(int bound) {
        int[] first = new int[bound];
        Arrays.fill(first, NONE);
        int[] next = new int[right.length];
        for (int j = right.length - 1; j >= 0; j--) {
            next[j] = first[right[j]];
            first[right[j]] = j;
        }
        int[] targets = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            int j = first[left[i]];
            targets[i] = j;
            first[left[i]] = j == NONE ? NONE : next[j];
        }
        return targets;
    }

    /** Returns the index of the first sequence found so far that does not end before a target. */
    private static int place(int[] targets, int[] tails, int length, int target) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (targets[tails[middle]] < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] counts(int[] numbers, int bound) {
        int[] counts = new int[bound];
        for (int number : numbers) {
            counts[number]++;
        }
        return counts;
    }

    private static int[] shared(int[] numbers, int[] others) {
        return IntStream.range(0, numbers.length)
                .filter(i -> others[numbers[i]] > 0)
                .toArray();
    }

    private static int[] at(int[] numbers, int[] indexes) {
        return IntStream.of(indexes).map(i -> numbers[i]).toArray();
    }

    private static boolean isDistinct(int[] numbers, int[] counts) {
        return IntStream.of(numbers).allMatch(number -> counts[number] == 1);
    }
}
