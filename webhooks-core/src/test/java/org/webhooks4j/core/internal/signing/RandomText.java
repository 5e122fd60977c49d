package org.webhooks4j.core.internal.signing;

import java.util.random.RandomGenerator;

/**
 * Creates text of characters that implementations often get wrong, from every plane of Unicode, without unpaired
 * surrogates.
 */
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
