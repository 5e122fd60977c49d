package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.webhooks4j.internal.tree.SameValues;

/** Equal sets become equal lists. */
class ReadingSetsTest {

    private final JacksonJsonCodec codec = new JacksonJsonCodec();

    record Asset(Collection<?> tags) {}

    record Declared(Collection<String> tags, Set<Color> colors) {}

    record Named(String name, int size) {}

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    @Test
    void numbersAndTextsOfASetAscend() {
        assertThat(tags(set("b", "a b", "a", "B"))).containsExactly("B", "a", "a b", "b");
        assertThat(tags(set(10, 9L, 2.5))).hasToString("[2.5, 9, 10]");
        assertThat(tags(set("x", 1, true, null))).containsExactly(1L, "x", null, true);
    }

    @Test
    void objectsOfASetAscendByIdOrName() {
        assertThat(tags(set(Map.of("id", 10, "a", 1), Map.of("id", 9, "a", 2))))
                .extracting(element -> JsonTreeRules.map(element).get("id"))
                .containsExactly(9L, 10L);
        assertThat(tags(set(new Named("eth1", 1), new Named("eth0", 2))))
                .extracting(element -> JsonTreeRules.map(element).get("name"))
                .containsExactly("eth0", "eth1");
    }

    @Test
    void aListKeepsItsOrderAndASortedSetIsASet() {
        assertThat(tags(List.of("b", "a"))).containsExactly("b", "a");
        Set<String> descending = new TreeSet<>(Comparator.reverseOrder());
        descending.addAll(List.of("a", "b"));
        assertThat(tags(descending)).containsExactly("a", "b");
        assertThat(tags(EnumSet.allOf(Color.class))).containsExactly("BLUE", "GREEN", "RED");
    }

    @Test
    void aSetIsKnownWhateverItIsDeclaredAs() {
        JacksonJsonCodec declared = new JacksonJsonCodec(
                JsonMapper.builder().enable(MapperFeature.USE_STATIC_TYPING).build());
        Declared object = new Declared(
                new LinkedHashSet<>(List.of("b", "a")), new LinkedHashSet<>(List.of(Color.RED, Color.BLUE)));

        assertThat(declared.toTree(object))
                .isEqualTo(codec.toTree(object))
                .hasToString("{tags=[a, b], colors=[BLUE, RED]}");
    }

    @Test
    void equalSetsOfAnythingGiveEqualTrees() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            RandomTrees trees = new RandomTrees(random);
            Set<Object> one = new LinkedHashSet<>();
            for (int i = 0; i < 8; i++) {
                one.add(i % 2 == 0 ? trees.map(3) : new ArrayList<>(trees.map(1).values()));
            }
            List<Object> shuffled = new ArrayList<>(one);
            Collections.shuffle(shuffled, random);

            assertThat(SameValues.same(tags(new LinkedHashSet<>(shuffled)), tags(one)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private List<Object> tags(Collection<?> tags) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("tags", tags);
        List<Object> inMap = JsonTreeRules.list(codec.toTree(object).get("tags"));
        assertThat(JsonTreeRules.list(codec.toTree(new Asset(tags)).get("tags")))
                .isEqualTo(inMap);
        return inMap;
    }

    private static Set<Object> set(Object... elements) {
        return new LinkedHashSet<>(Arrays.asList(elements));
    }
}
