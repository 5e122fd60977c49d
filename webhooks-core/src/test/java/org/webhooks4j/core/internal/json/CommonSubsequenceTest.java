package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.internal.json.CommonSubsequence.Budget;

class CommonSubsequenceTest {

    private static final long ENOUGH = Long.MAX_VALUE;

    @Test
    void itIsTheLongestOneWhereThereAreFewDifferences() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            int bound = 1 + random.nextInt(6);
            int[] left = random.ints(random.nextInt(14), 0, bound).toArray();
            int[] right = random.ints(random.nextInt(14), 0, bound).toArray();

            assertThat(matched(left, right, CommonSubsequence.of(left, right, bound, new Budget(ENOUGH))))
                    .as("seed %d", seed)
                    .isEqualTo(longest(left, right));
        }
    }

    @Test
    void itIsTheLongestOneWhereNoElementOccursTwiceHoweverFewAreInOrder() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int[] left = shuffled(300, random);
            int[] right = shuffled(300, random);

            assertThat(matched(left, right, CommonSubsequence.of(left, right, 300, new Budget(0))))
                    .as("seed %d", seed)
                    .isEqualTo(longest(left, right));
        }
    }

    @Test
    void itIsACommonSubsequenceWhateverTheBudgetAndTheNumberOfDifferences() {
        for (long budget : new long[] {0, 1, 1_000, 100_000, ENOUGH}) {
            Random random = new Random(budget);
            int[] left = random.ints(5_000, 0, 50).toArray();
            int[] right = random.ints(5_000, 0, 50).toArray();

            assertThat(matched(left, right, CommonSubsequence.of(left, right, 50, new Budget(budget))))
                    .isPositive();
        }
    }

    @Test
    void stepsAreBoundedForAnyTwoSequences() {
        Random random = new Random(3);
        int[] left = random.ints(200_000, 0, 2).toArray();
        int[] right = random.ints(200_000, 0, 2).toArray();
        Budget budget = new Budget(100_000);
        CommonSubsequence.of(left, right, 2, budget);

        assertThat(budget.steps()).isBetween(-400_000L, 0L);
    }

    /** Returns the number of elements with a partner; each partner must be equal and come after the previous one. */
    private static int matched(int[] left, int[] right, int[] partners) {
        int matched = 0;
        int last = -1;
        for (int i = 0; i < left.length; i++) {
            if (partners[i] >= 0) {
                assertThat(partners[i]).isGreaterThan(last);
                assertThat(right[partners[i]]).isEqualTo(left[i]);
                last = partners[i];
                matched++;
            }
        }
        return matched;
    }

    private static int longest(int[] left, int[] right) {
        int[][] longest = new int[left.length + 1][right.length + 1];
        for (int i = left.length - 1; i >= 0; i--) {
            for (int j = right.length - 1; j >= 0; j--) {
                longest[i][j] = left[i] == right[j]
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest[0][0];
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
