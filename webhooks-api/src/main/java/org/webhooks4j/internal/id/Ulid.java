package org.webhooks4j.internal.id;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Encodes and decodes ULIDs, which sort by time: 48 bits of milliseconds and 80 random bits as 26 characters of
 * Crockford's base 32.
 */
public final class Ulid {

    /** The number of characters of a ULID. */
    public static final int LENGTH = 26;

    /** The number of characters that encode the milliseconds. */
    public static final int TIME_LENGTH = 10;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Ulid() {}

    /** Returns the id for a millisecond and 80 bits, which are the low 40 bits of each number. */
    public static String of(long millis, long high, long low) {
        char[] text = new char[LENGTH];
        encode(text, 0, TIME_LENGTH, millis);
        encode(text, TIME_LENGTH, 8, high);
        encode(text, TIME_LENGTH + 8, 8, low);
        return new String(text);
    }

    /** Returns the characters with which all ULIDs of a millisecond begin. Only the low 48 bits count. */
    public static String timeOf(long millis) {
        char[] text = new char[TIME_LENGTH];
        encode(text, 0, TIME_LENGTH, millis);
        return new String(text);
    }

    /** Returns the epoch milliseconds with which a text begins, or empty if it does not begin like a ULID. */
    public static OptionalLong millisOf(String text) {
        if (text.length() < TIME_LENGTH) {
            return OptionalLong.empty();
        }
        long millis = 0;
        for (char character :
                text.substring(0, TIME_LENGTH).toUpperCase(Locale.ROOT).toCharArray()) {
            int digit = ALPHABET.indexOf(character);
            if (digit < 0) {
                return OptionalLong.empty();
            }
            millis = millis * ALPHABET.length() + digit;
        }
        return OptionalLong.of(millis);
    }

    private static void encode(char[] text, int from, int length, long bits) {
        for (int i = from + length - 1; i >= from; i--) {
            text[i] = ALPHABET.charAt((int) (bits & 31));
            bits >>>= 5;
        }
    }
}
