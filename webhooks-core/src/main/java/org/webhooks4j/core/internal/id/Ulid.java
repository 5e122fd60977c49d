package org.webhooks4j.core.internal.id;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Ids that sort by time: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base 32, the text
 * form known as ULID.
 */
final class Ulid {

    /** How many characters the milliseconds take. */
    static final int TIME_LENGTH = 10;

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private Ulid() {}

    /** Makes up an id. */
    static String next(Clock clock, RandomGenerator random) {
        char[] text = new char[26];
        encode(text, 0, 10, clock.millis());
        encode(text, 10, 8, random.nextLong());
        encode(text, 18, 8, random.nextLong());
        return new String(text);
    }

    private static void encode(char[] text, int from, int length, long bits) {
        for (int i = from + length - 1; i >= from; i--) {
            text[i] = ALPHABET[(int) (bits & 31)];
            bits >>>= 5;
        }
    }
}
