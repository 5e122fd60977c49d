package org.webhooks4j.console.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.webhooks4j.console.ConsoleRequest;

/** Tells one state of a resource from another: RFC 9110, sections 8.8.3 and 13.1. */
public final class EntityTag {

    private static final int HASH_BYTES = 12;

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

    /** Refuses a change of something that is no longer what whoever asks has seen. */
    public static void requireMatch(ConsoleRequest request, String current) {
        String wanted = request.header("If-Match");
        if (wanted != null && !matches(wanted, current)) {
            throw new ProblemException(Problem.of(
                    412,
                    "somebody has changed this since it was read: it is " + current + " now, If-Match says " + wanted
                            + "; read it again and repeat the change"));
        }
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
