package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.ResponseHeaders;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/**
 * Limits a transport's response to what the log and the store can hold, because the transport may be the host's own.
 */
final class ResponseSanitizer {

    private static final int MAX_BODY_CHARS = 16 * 1024;
    private static final int MAX_ADDRESS_CHARS = 100;
    private static final Duration LONGEST = Duration.ofDays(1);

    private ResponseSanitizer() {}

    /** Returns the response within its limits. Throws if it is null or has no valid HTTP status. */
    @SuppressWarnings("ConstantValue") // The host's code may have been compiled without null checks.
    static TransportResponse checked(@Nullable TransportResponse answer) {
        if (answer == null) {
            throw noAnswer("the transport brought neither an answer nor a reason");
        }
        if (answer.statusCode() < 100 || answer.statusCode() > 999) {
            throw noAnswer("the transport brought the status " + answer.statusCode());
        }
        String body = Objects.requireNonNullElse(answer.body(), "");
        boolean isLong = body.length() > MAX_BODY_CHARS;
        return new TransportResponse(
                answer.statusCode(),
                headers(answer.headers()),
                isLong ? shortened(body, MAX_BODY_CHARS) : body,
                isLong || answer.bodyTruncated(),
                answer.address() == null ? null : shortened(answer.address(), MAX_ADDRESS_CHARS),
                usable(answer.connected()),
                usable(answer.firstByte()));
    }

    /**
     * Returns the failure. A failure whose outcome claims that there was a response becomes a protocol error, because
     * the transport returned no response.
     */
    @SuppressWarnings("ConstantValue")
    static Throwable checked(Throwable failure) {
        Throwable cause = Exchange.cause(failure);
        return cause instanceof TransportException e
                        && (e.outcome() == null || e.outcome().isAnswered())
                ? noAnswer(String.valueOf(e.getMessage()))
                : failure;
    }

    private static TransportException noAnswer(String message) {
        return new TransportException(Outcome.PROTOCOL_ERROR, message, null, null);
    }

    private static Map<String, List<String>> headers(@Nullable Map<String, List<String>> headers) {
        if (headers == null) {
            return Map.of();
        }
        Map<String, List<String>> clean = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (name != null && values != null) {
                clean.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .addAll(values.stream().filter(Objects::nonNull).toList());
            }
        });
        return ResponseHeaders.kept(clean);
    }

    private static @Nullable Duration usable(@Nullable Duration duration) {
        return duration == null || duration.isNegative() || duration.compareTo(LONGEST) > 0 ? null : duration;
    }

    /** Returns the beginning of a text, without splitting a surrogate pair. */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
