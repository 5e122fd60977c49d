package org.webhooks4j.core.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Creates random trees with names and values that are hard to write, and changes them slightly. */
public final class RandomTrees {

    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "status",
            "",
            "a.b",
            "x[0]",
            "say \"hi\"",
            "back\\slash",
            "]",
            "ü",
            "\uD83D\uDE00",
            "\n",
            "\u0000",
            "0");

    private static final List<Object> SCALARS = List.of(
            0L,
            1L,
            -1L,
            Long.MAX_VALUE,
            new BigInteger("9223372036854775808"),
            new BigDecimal("1.0"),
            new BigDecimal("1.00"),
            new BigDecimal("1E-150"),
            new BigDecimal("1E+400"),
            true,
            false,
            "",
            "text",
            "\u2028 \uD83D\uDE00 \u0000");

    private final RandomGenerator random;

    public RandomTrees(RandomGenerator random) {
        this.random = random;
    }

    public Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(any(NAMES), value(depth - 1));
        }
        return map;
    }

    /** Returns the tree with about one value in six removed, replaced, or followed by an inserted one. */
    public Map<String, Object> mutated(Map<String, Object> tree) {
        Map<String, Object> result = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            switch (random.nextInt(18)) {
                case 0 -> {}
                case 1 -> result.put(name, value(2));
                default -> result.put(name, mutatedValue(value));
            }
        });
        if (random.nextInt(6) == 0) {
            result.put(any(NAMES), value(2));
        }
        return result;
    }

    private List<Object> mutated(List<Object> list) {
        List<Object> result = new ArrayList<>();
        for (Object element : list) {
            switch (random.nextInt(12)) {
                case 0 -> {}
                case 1 -> result.add(value(1));
                case 2 -> {
                    result.add(value(1));
                    result.add(element);
                }
                default -> result.add(mutatedValue(element));
            }
        }
        return result;
    }

    private Object mutatedValue(Object value) {
        if (value instanceof Map) {
            return mutated(JsonTreeRules.map(value));
        }
        return value instanceof List ? mutated(JsonTreeRules.list(value)) : value;
    }

    private Object value(int depth) {
        int kind = random.nextInt(8);
        if (depth > 0 && kind < 2) {
            return map(depth);
        }
        if (depth > 0 && kind < 4) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                list.add(value(depth - 1));
            }
            return list;
        }
        return kind == 7 ? null : any(SCALARS);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
