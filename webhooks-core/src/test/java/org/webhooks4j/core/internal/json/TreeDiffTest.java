package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Change;
import org.webhooks4j.internal.tree.SameValues;

class TreeDiffTest {

    private static final JacksonJsonCodec CODEC = new JacksonJsonCodec();

    @Test
    void fieldsAreRemovedReplacedAndAdded() {
        assertThat(diff("{'old':1,'same':2,'status':'in_stock'}", "{'same':2,'status':'active','fresh':null}"))
                .containsExactly(
                        Change.removed("old", 1L),
                        Change.replaced("status", "in_stock", "active"),
                        Change.added("fresh", null));
    }

    @Test
    void aFieldThatBecomesNullIsReplacedNotRemoved() {
        assertThat(diff("{'a':1,'b':null}", "{'a':null,'b':1}"))
                .containsExactly(Change.replaced("a", 1L, null), Change.replaced("b", null, 1L));
    }

    @Test
    void nestedFieldsAreNamedByTheirPath() {
        assertThat(diff("{'contact':{'phone':'1','mail':'m'}}", "{'contact':{'phone':'2','mail':'m'}}"))
                .containsExactly(Change.replaced("contact.phone", "1", "2"));
    }

    @Test
    void unusualNamesAreQuoted() {
        assertThat(diff("{'labels':{'a.b':1,'':1}}", "{'labels':{'a.b':2,'':2}}"))
                .containsExactly(Change.replaced("labels[\"a.b\"]", 1L, 2L), Change.replaced("labels[\"\"]", 1L, 2L));
    }

    @Test
    void anElementInsertedInTheMiddleIsOneChange() {
        assertThat(diff("{'tags':['a','b','c']}", "{'tags':['a','x','b','c']}"))
                .containsExactly(Change.added("tags[1]", "x"));
    }

    @Test
    void anElementRemovedFromTheMiddleIsOneChange() {
        assertThat(diff("{'tags':['a','b','c']}", "{'tags':['a','c']}"))
                .containsExactly(Change.removed("tags[1]", "b"));
    }

    @Test
    void laterIndexesCountWhatEarlierChangesDid() {
        assertThat(diff("{'tags':['a','b','c','d']}", "{'tags':['b','c','x','y','d','z']}"))
                .containsExactly(
                        Change.removed("tags[0]", "a"),
                        Change.added("tags[2]", "x"),
                        Change.added("tags[3]", "y"),
                        Change.added("tags[5]", "z"));
    }

    @Test
    void aChangedElementBetweenEqualOnesIsComparedFieldByField() {
        assertThat(diff(
                        "{'interfaces':[{'name':'lo'},{'name':'eth0','up':true},{'name':'eth1'}]}",
                        "{'interfaces':[{'name':'lo'},{'name':'eth0','up':false},{'name':'eth1'}]}"))
                .containsExactly(Change.replaced("interfaces[1].up", true, false));
    }

    @Test
    void listsInListsAreComparedElementByElement() {
        assertThat(diff("{'rows':[[1,2],[3,4]]}", "{'rows':[[1,2],[3,5]]}"))
                .containsExactly(Change.replaced("rows[1][1]", 4L, 5L));
    }

    @Test
    void aMapInPlaceOfAListIsReplacedWhole() {
        assertThat(diff("{'a':[1]}", "{'a':{'b':1}}"))
                .containsExactly(Change.replaced("a", List.of(1L), Map.of("b", 1L)));
    }

    @Test
    void numbersAreComparedByWhatTheyAreWorth() {
        assertThat(diff("{'a':1,'b':1.0,'l':[1,10.5,2]}", "{'a':1.0,'b':1.00,'l':[1.0,10.50,2.000]}"))
                .isEmpty();
        assertThat(diff("{'l':[1,2,{'n':3}]}", "{'l':[0,1.0,2.0,{'n':3.0}]}"))
                .containsExactly(Change.added("l[0]", 0L));
        assertThat(diff("{'a':1.0}", "{'a':1.01}"))
                .containsExactly(Change.replaced("a", new BigDecimal("1.0"), new BigDecimal("1.01")));
    }

    @Test
    void dateTimesAreComparedByTheirMoments() {
        assertThat(diff(
                        "{'at':'2026-11-23T16:11:07.887Z','l':['2026-11-23T16:11:00Z']}",
                        "{'at':'2026-11-23T17:11:07.8870+01:00','l':['x','2026-11-23T16:11Z']}"))
                .containsExactly(Change.added("l[0]", "x"));
    }

    @Test
    void theOrderOfFieldsIsNoDifference() {
        assertThat(diff("{'a':1,'b':2}", "{'b':2,'a':1}")).isEmpty();
    }

    @Test
    void listsThatHaveNothingInCommonArePairedByPosition() {
        Map<String, Object> before = Map.of("n", numbers(0, 600));
        Map<String, Object> after = Map.of("n", numbers(1_000, 1_600));

        assertThat(TreeDiff.between(before, after))
                .hasSize(600)
                .startsWith(Change.replaced("n[0]", 0L, 1_000L))
                .noneMatch(change -> change.isAdded() || change.isRemoved());
    }

    @Test
    void anElementInFrontOfAListOfAnyLengthAndElementsElsewhereAreSoManyChanges() {
        for (int size : new int[] {700, 2_000, 100_000}) {
            List<Object> after = numbers(0, size);
            after.add(0, "first");
            after.add(size / 2, "middle");
            after.remove(Long.valueOf(size / 3));
            after.add("last");

            assertThat(TreeDiff.between(Map.of("n", numbers(0, size)), Map.of("n", after)))
                    .hasSize(4);
        }
    }

    @Test
    void listsOfFewValuesOfAnyLengthAreAlignedByTheirFewDifferences() {
        List<Object> before = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            before.add(random.nextBoolean() ? "up" : "down");
        }
        List<Object> after = new ArrayList<>(before);
        after.add(0, "down");
        after.add(20_000, "up");
        after.remove(40_000);
        after.add(before.get(0));

        List<Change> changes = TreeDiff.between(Map.of("l", before), Map.of("l", after));

        assertThat(changes).hasSizeLessThanOrEqualTo(4);
        assertThat(TreePatch.apply(Map.of("l", before), changes)).isEqualTo(Map.of("l", after));
    }

    @Test
    void objectsWithIdsAreComparedWithThemselvesWhereverTheyStand() {
        assertThat(diff(
                        "{'nics':[{'id':1,'up':true},{'id':2,'up':true},{'id':3,'up':true}]}",
                        "{'nics':[{'id':9,'up':true},{'id':1,'up':false},{'id':3.0,'up':false,'mtu':9}]}"))
                .containsExactly(
                        Change.added("nics[0]", CODEC.parse("{\"id\":9,\"up\":true}")),
                        Change.replaced("nics[1].up", true, false),
                        Change.removed("nics[2]", CODEC.parse("{\"id\":2,\"up\":true}")),
                        Change.replaced("nics[2].up", true, false),
                        Change.added("nics[2].mtu", 9L));
    }

    @Test
    void anObjectWithAnotherIdIsAnotherObject() {
        assertThat(diff("{'nics':[{'id':1,'up':true}]}", "{'nics':[{'id':2,'up':true}]}"))
                .containsExactly(Change.replaced(
                        "nics[0]", CODEC.parse("{\"id\":1,\"up\":true}"), CODEC.parse("{\"id\":2,\"up\":true}")));
    }

    @Test
    void objectsThatShareAnIdAreKnownByAllThatTheyAre() {
        assertThat(diff("{'l':[{'id':1,'a':1},{'id':1,'a':2}]}", "{'l':[{'id':1,'a':2},{'id':1,'a':3}]}"))
                .containsExactly(
                        Change.removed("l[0]", CODEC.parse("{\"id\":1,\"a\":1}")),
                        Change.added("l[1]", CODEC.parse("{\"id\":1,\"a\":3}")));
    }

    @Test
    void aCommonBeginningAndEndIsFoundInListsOfAnyLength() {
        List<Object> longer = numbers(0, 100_000);
        longer.add(50_000, "x");

        assertThat(TreeDiff.between(Map.of("n", numbers(0, 100_000)), Map.of("n", longer)))
                .containsExactly(Change.added("n[50000]", "x"));
    }

    @Test
    void changesAppliedInOrderGiveTheStateAfter() {
        for (int seed = 0; seed < 3_000; seed++) {
            RandomTrees trees = new RandomTrees(new Random(seed));
            Map<String, Object> before = trees.map(4);
            Map<String, Object> after = seed % 4 == 0 ? trees.map(4) : trees.mutated(before);

            List<Change> changes = TreeDiff.between(before, after);

            assertThat(SameValues.same(TreePatch.apply(before, changes), after))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(changes.isEmpty()).as("seed %d", seed).isEqualTo(SameValues.same(before, after));
            assertThat(TreeDiff.between(before, after)).as("seed %d", seed).isEqualTo(changes);
        }
    }

    @Test
    void changesOfObjectsWithIdsAppliedInOrderGiveTheStateAfter() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            RandomTrees trees = new RandomTrees(random);
            Map<String, Object> before = Map.of("l", objects(random, trees));
            Map<String, Object> after = Map.of("l", objects(random, trees));

            assertThat(SameValues.same(TreePatch.apply(before, TreeDiff.between(before, after)), after))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static List<Object> objects(Random random, RandomTrees trees) {
        List<Object> ids = numbers(0, random.nextInt(8));
        Collections.shuffle(ids, random);
        return ids.stream()
                .map(id -> {
                    Map<String, Object> object = trees.map(2);
                    object.put("id", id);
                    return (Object) object;
                })
                .toList();
    }

    @Test
    void listsOfFewValuesAreAlignedWithTheFewestChanges() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<Object> before = letters(random);
            List<Object> after = letters(random);

            List<Change> changes = TreeDiff.between(Map.of("l", before), Map.of("l", after));

            assertThat(TreePatch.apply(Map.of("l", before), changes)).isEqualTo(Map.of("l", after));
            int changed = before.size() + after.size() - 2 * longestCommonSubsequence(before, after);
            assertThat(changes).as("seed %d", seed).hasSizeLessThanOrEqualTo(changed);
        }
    }

    @Test
    void theChangesCannotBeChanged() {
        assertThat(diff("{'a':1}", "{'a':2}")).isUnmodifiable();
    }

    private static List<Change> diff(String before, String after) {
        return TreeDiff.between(CODEC.parse(before.replace('\'', '"')), CODEC.parse(after.replace('\'', '"')));
    }

    private static List<Object> numbers(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to).mapToObj(Long::valueOf).toList());
    }

    private static List<Object> letters(Random random) {
        List<Object> letters = new ArrayList<>(Collections.nCopies(random.nextInt(9), null));
        letters.replaceAll(none -> String.valueOf((char) ('a' + random.nextInt(3))));
        return letters;
    }

    private static int longestCommonSubsequence(List<Object> left, List<Object> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        List<Object> leftRest = left.subList(1, left.size());
        List<Object> rightRest = right.subList(1, right.size());
        return left.get(0).equals(right.get(0))
                ? 1 + longestCommonSubsequence(leftRest, rightRest)
                : Math.max(longestCommonSubsequence(leftRest, right), longestCommonSubsequence(left, rightRest));
    }
}
