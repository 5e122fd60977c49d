package org.webhooks4j.core.internal.id;

/**
 * Ids that sort by time: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base 32, the text
 * form known as ULID.
 */
final class Ulid {

    /** How many characters the milliseconds take. */
    static final int TIME_LENGTH = 10;

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private Ulid() {}

    /** The id of a millisecond and 80 bits, of which each number holds the low 40. */
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
