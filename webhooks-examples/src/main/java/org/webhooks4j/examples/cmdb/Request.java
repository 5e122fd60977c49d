package org.webhooks4j.examples.cmdb;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.JsonCodec;

/** Reads a request for a handler. */
final class Request {

    static final int MAX_BODY_BYTES = 5 << 20;

    private static final int MAX_HEADER = 200;

    private final HttpExchange exchange;
    private final JsonCodec codec;

    Request(HttpExchange exchange, JsonCodec codec) {
        this.exchange = exchange;
        this.codec = codec;
    }

    /** Returns the method, {@code GET} for {@code HEAD}. */
    String method() {
        String method = exchange.getRequestMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    boolean isExactly(String path) {
        return exchange.getRequestURI().getPath().equals(path);
    }

    /** Returns the decoded parts of the path below the handler's own. */
    List<String> pathBelow() {
        String mount = exchange.getHttpContext().getPath();
        String rest = exchange.getRequestURI().getRawPath().substring(mount.length());
        // In a path, a plus sign is not a blank.
        return Arrays.stream(rest.split("/", -1))
                .map(part -> decode(part.replace("+", "%2B")))
                .toList();
    }

    /** Returns the first value of a query parameter. */
    Optional<String> parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decode(pair[0]).equals(name))
                .map(pair -> pair.length == 2 ? decode(pair[1]) : "")
                .findFirst();
    }

    Caller caller() {
        return new Caller(header("X-Actor"), header("X-Origin"));
    }

    /** Returns the body, which must be one JSON object. */
    Map<String, @Nullable Object> json() throws IOException {
        byte[] bytes = body().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw RefusedException.tooLarge("body", "the body is larger than 5 MiB");
        }
        try {
            return codec.parse(Utf8.decode("body", bytes));
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("body", "the body is " + e.getMessage());
        }
    }

    JsonLines jsonLines() {
        return new JsonLines(body(), codec);
    }

    InputStream body() {
        return exchange.getRequestBody();
    }

    private @Nullable String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null && value.length() > MAX_HEADER) {
            throw RefusedException.badRequest(name, name + " has more than " + MAX_HEADER + " characters");
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String decode(String part) {
        String text;
        try {
            text = URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("path", "the URL has a '%' without two hexadecimal digits");
        }
        if (text.indexOf(0) >= 0) {
            throw RefusedException.badRequest("path", "the URL has %00, which no text here can hold; leave it out");
        }
        // The decoder would replace bytes that are not UTF-8 by a character.
        if (text.indexOf('\uFFFD') >= 0 && !part.toUpperCase(Locale.ROOT).contains("%EF%BF%BD")) {
            throw RefusedException.badRequest("path", "the URL has bytes after '%' that are not UTF-8");
        }
        return text;
    }
}
