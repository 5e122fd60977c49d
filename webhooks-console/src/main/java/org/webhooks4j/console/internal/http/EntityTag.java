package org.webhooks4j.console.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhooks4j.console.ConsoleRequest;

/** Tells one state of a resource from another: RFC 9110, sections 8.8.3 and 13.1. */
public final class EntityTag {

    private static final int HASH_BYTES = 12;
    private static final String MAC = "HmacSHA256";
    private static final String IF_MATCH = "If-Match";

    private EntityTag() {}

    public static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The tag of what a key keeps to itself: whoever sees the tag and guesses the content cannot tell. */
    public static String of(String content, byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return of(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** Whether a change is to be made of a certain state only. */
    public static boolean isRequired(ConsoleRequest request) {
        return request.header(IF_MATCH) != null;
    }

    /** Refuses a change of something that is no longer what whoever asks has seen. */
    public static void requireMatch(ConsoleRequest request, String current) {
        String wanted = request.header(IF_MATCH);
        // A proxy that compresses makes a tag a weak one; it names the same state, of which there is one
        // representation.
        if (wanted != null && !matches(wanted.replace("W/", ""), current)) {
            throw mismatch("it is " + current + " now, If-Match says " + wanted);
        }
    }

    /** Somebody has changed what was asked to be changed. */
    public static ProblemException mismatch(String how) {
        return new ProblemException(Problem.of(
                412, "somebody has changed this since it was read: " + how + "; read it again and repeat the change"));
    }

    /** Whether the client has this state already. */
    public static boolean isKnown(ConsoleRequest request, String current) {
        String known = request.header("If-None-Match");
        return known != null && matches(known.replace("W/", ""), current);
    }

    private static boolean matches(String list, String current) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(current));
    }
}
