package org.webhooks4j.core.internal.id;

/**
 * Encodes ULIDs, which sort by time: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base
 * 32.
 */
final class Ulid {

    /** The number of characters that encode the milliseconds. */
    static final int TIME_LENGTH = 10;

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private Ulid() {}

    /** Returns the id for a millisecond and 80 bits, which are the low 40 bits of each number. */
    static String of(long millis, long high, long low) {
        char[] text = new char[26];
        encode(text, 0, 10, millis);
        encode(text, 10, 8, high);
        encode(text, 18, 8, low);
        return new String(text);
    }

    private static void encode(char[] text, int from, int length, long bits) {
        for (int i = from + length - 1; i >= from; i--) {
            text[i] = ALPHABET[(int) (bits & 31)];
            bits >>>= 5;
        }
    }
}
