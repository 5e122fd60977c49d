package org.webhooks4j.internal.webhook;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The format of webhook ids, and of names with the same format, such as those of TLS identities. */
public final class Ids {

    /** The maximum length of an id. */
    public static final int MAX_LENGTH = 64;

    /** A description of the format, for the end of an error message. */
    public static final String REMEDY = "write 1 to " + MAX_LENGTH + " letters, digits, '_', '-', '.' or ':'";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]{1," + MAX_LENGTH + "}");
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int RANDOM_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Whether a text has the format. */
    public static boolean isUsable(String id) {
        return FORM.matcher(id).matches();
    }

    /** Returns a regular expression of the format. */
    public static String pattern() {
        return FORM.pattern();
    }

    /** Generates an id for a webhook without one. */
    public static String random() {
        StringBuilder id = new StringBuilder("wh_");
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            id.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
        }
        return id.toString();
    }
}
