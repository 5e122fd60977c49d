package org.webhooks4j.core.internal.payload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.webhooks4j.core.internal.signing.RandomText;

/** What hosts may have: objects with every kind of value. */
final class RandomTree {

    private RandomTree() {}

    static Map<String, Object> of(RandomGenerator random) {
        return map(random, 3);
    }

    private static Map<String, Object> map(RandomGenerator random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(RandomText.of(random, random.nextInt(4)), value(random, depth - 1));
        }
        return map;
    }

    private static List<Object> list(RandomGenerator random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(value(random, depth - 1));
        }
        return list;
    }

    private static Object value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> new BigInteger(90, new Random(random.nextLong())).setBit(80);
            case 4 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(-50, 150));
            case 5 -> RandomText.of(random, random.nextInt(10));
            case 6 -> map(random, depth);
            default -> list(random, depth);
        };
    }
}
