package org.webhooks4j;

import java.security.SecureRandom;

/** Ids for webhooks that come without one. */
final class RandomIds {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    static String webhookId() {
        StringBuilder id = new StringBuilder("wh_");
        for (int i = 0; i < 16; i++) {
            id.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
        }
        return id.toString();
    }
}
