package org.webhooks4j.core.internal.signing;

import java.util.random.RandomGenerator;

/** Text of characters that are easily got wrong, from every plane of Unicode. Never half of a surrogate pair. */
public final class RandomText {

    private RandomText() {}

    public static String of(RandomGenerator random, int codePoints) {
        int[] text = random.ints(0, Character.MAX_CODE_POINT + 1)
                .map(codePoint -> random.nextBoolean() ? codePoint : codePoint & 0x7f)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .limit(codePoints)
                .toArray();
        return new String(text, 0, text.length);
    }
}
