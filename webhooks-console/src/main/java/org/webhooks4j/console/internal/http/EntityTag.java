package org.webhooks4j.console.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;

/** Identifies a state of a resource: RFC 9110, sections 8.8.3 and 13.1. */
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

    public static String of(ConsoleResponse response) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            response.writeBodyTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException("a response could not be copied in memory", e);
        }
        return of(content.toByteArray());
    }

    /** Returns a keyed tag: without the key, nobody can verify a guess of the content by the tag. */
    public static String of(String content, byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return of(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** Returns whether the change applies only to a certain state. */
    public static boolean isRequired(ConsoleRequest request) {
        return request.header(IF_MATCH) != null;
    }

    /** Refuses a change if the resource is no longer in the state that the client has seen. */
    public static void requireMatch(ConsoleRequest request, String current) {
        String wanted = request.header(IF_MATCH);
        // A compressing proxy makes a tag weak; it still identifies the same state, which has one representation.
        if (wanted != null && !matches(wanted.replace("W/", ""), current)) {
            throw mismatch("it is " + current + " now, If-Match says " + wanted);
        }
    }

    /** Creates the problem of a resource that changed in the meantime. */
    public static ProblemException mismatch(String how) {
        return new ProblemException(Problem.of(
                412, "somebody has changed this since it was read: " + how + "; read it again and repeat the change"));
    }

    /** Returns whether the client already has this state. */
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
