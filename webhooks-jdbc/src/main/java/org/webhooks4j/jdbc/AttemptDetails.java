package org.webhooks4j.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.AttemptBuilder;

/**
 * The part of an attempt that is only shown, as the text of one column: no statement looks for any of it, and a row
 * with one column in place of thirteen costs the database half. The text is a {@link TextList} of names and values in
 * turn.
 */
final class AttemptDetails {

    private static final String NODE = "node";
    private static final String URL = "url";
    private static final String ADDRESS = "address";
    private static final String REQUEST_HEADERS = "request_headers";
    private static final String BODY_BYTES = "body_bytes";
    private static final String BODY_SHA256 = "body_sha256";
    private static final String RESPONSE_HEADERS = "response_headers";
    private static final String RESPONSE_BODY = "response_body";
    private static final String RESPONSE_TRUNCATED = "response_truncated";
    private static final String CONNECTED_NANOS = "connected_ns";
    private static final String FIRST_BYTE_NANOS = "first_byte_ns";
    private static final String ERROR = "error";
    private static final String NEXT_ATTEMPT_AT = "next_attempt_at";

    private AttemptDetails() {}

    static String encode(Attempt attempt) {
        StringBuilder text = new StringBuilder(600);
        Attempt.Request request = attempt.request();
        put(text, NODE, Storable.atMost(100, attempt.node()));
        put(text, URL, request.url());
        put(text, ADDRESS, request.address());
        put(text, REQUEST_HEADERS, TextList.encodeMap(request.headers()));
        put(text, BODY_BYTES, request.bodyBytes());
        put(text, BODY_SHA256, request.bodySha256());
        Attempt.Response response = attempt.response();
        if (response != null) {
            put(text, RESPONSE_HEADERS, TextList.encodeMultimap(response.headers()));
            put(text, RESPONSE_BODY, response.body());
            put(text, RESPONSE_TRUNCATED, response.bodyTruncated() ? true : null);
        }
        put(text, CONNECTED_NANOS, Jdbc.nanos(attempt.timing().connected()));
        put(text, FIRST_BYTE_NANOS, Jdbc.nanos(attempt.timing().firstByte()));
        put(text, ERROR, attempt.error());
        put(text, NEXT_ATTEMPT_AT, Jdbc.millis(attempt.nextAttemptAt()));
        return text.toString();
    }

    private static void put(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            TextList.append(text, name);
            TextList.append(text, value.toString());
        }
    }

    /**
     * Adds the details to an attempt.
     *
     * @param text what {@link #encode} made; a row that somebody else wrote may have none, or only a part
     * @param statusCode the answer's, null if there was none
     * @param total how long the attempt took
     */
    static void decode(@Nullable String text, @Nullable Integer statusCode, Duration total, AttemptBuilder attempt) {
        Attempt.Request.Builder request = Attempt.Request.builder().url("");
        Attempt.Response.Builder response = Attempt.Response.builder()
                .statusCode(statusCode == null ? 0 : statusCode)
                .body("");
        Attempt.Timing.Builder timing = Attempt.Timing.builder().total(total);
        Iterator<String> entries = TextList.decode(text == null ? "" : text).iterator();
        while (entries.hasNext()) {
            String name = entries.next();
            String value = entries.hasNext() ? entries.next() : "";
            switch (name) {
                case NODE -> attempt.node(value);
                case URL -> request.url(value);
                case ADDRESS -> request.address(value);
                case REQUEST_HEADERS -> request.headers(TextList.decodeMap(value));
                case BODY_BYTES -> request.bodyBytes(Integer.parseInt(value));
                case BODY_SHA256 -> request.bodySha256(value);
                case RESPONSE_HEADERS -> response.headers(TextList.decodeMultimap(value));
                case RESPONSE_BODY -> response.body(value);
                case RESPONSE_TRUNCATED -> response.bodyTruncated(true);
                case CONNECTED_NANOS -> timing.connected(Duration.ofNanos(Long.parseLong(value)));
                case FIRST_BYTE_NANOS -> timing.firstByte(Duration.ofNanos(Long.parseLong(value)));
                case ERROR -> attempt.error(value);
                case NEXT_ATTEMPT_AT -> attempt.nextAttemptAt(Instant.ofEpochMilli(Long.parseLong(value)));
                default -> {
                    // A later version may know more.
                }
            }
        }
        attempt.request(request.build())
                .response(statusCode == null ? null : response.build())
                .timing(timing.build());
    }
}
