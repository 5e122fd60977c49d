package org.webhooks4j.core.internal.delivery.attempt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the hash by which the log identifies a request body. */
public final class BodyHash {

    private BodyHash() {}

    /** Returns the SHA-256 of a body, in lower-case hexadecimal. */
    public static String of(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
