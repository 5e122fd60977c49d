package org.webhooks4j.console.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;

/**
 * Compresses responses to reads for clients that accept it: RFC 9110, section 12.5.3. Responses to changes are not
 * compressed, because only they contain secrets, and the length of compressed text reveals its content.
 */
public final class Compression {

    /** Below this size, compression saves no packet. */
    private static final int MIN_BYTES = 1 << 10;

    private static final String GZIP = "gzip";

    private Compression() {}

    public static ConsoleResponse addTo(ConsoleRequest request, ConsoleResponse response) {
        if (!request.method().equals("GET") || response.bodyLength() < MIN_BYTES) {
            return response;
        }
        String vary = response.headers().get("Vary");
        ConsoleResponse varying =
                response.withHeader("Vary", vary == null ? "Accept-Encoding" : vary + ", Accept-Encoding");
        String accepted = request.header("Accept-Encoding");
        if (accepted == null || !accepts(accepted)) {
            return varying;
        }
        String contentType = response.headers().getOrDefault("Content-Type", "application/octet-stream");
        return varying.withBody(contentType, packed(response)).withHeader("Content-Encoding", GZIP);
    }

    private static boolean accepts(String codings) {
        return Arrays.stream(codings.toLowerCase(Locale.ROOT).split(",", -1))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding ->
                        coding.equals(GZIP) || (coding.startsWith(GZIP + ";") && !coding.matches(".*;q=0(\\.0*)?")));
    }

    private static byte[] packed(ConsoleResponse response) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            response.writeBodyTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer could not be packed in memory", e);
        }
        return bytes.toByteArray();
    }
}
