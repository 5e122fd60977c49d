package org.webhooks4j.jdbc.internal.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.AttemptBuilder;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.row.TextList;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * Stores the parts of an attempt that no statement searches as the text of one column. The text is a {@link TextList}:
 * the values in the order in which they are written here, an absent one as an empty entry; then the names and values of
 * the request's headers, an empty entry, and the names and values of the response's headers.
 */
final class AttemptDetails {

    private AttemptDetails() {}

    static String encode(Attempt attempt) {
        Attempt.Request request = attempt.request();
        Attempt.Response response = attempt.response();
        StringBuilder text = new StringBuilder(600);
        put(text, Storable.atMost(100, attempt.node()));
        put(text, request.url());
        put(text, request.address());
        put(text, request.bodyBytes());
        put(text, request.bodySha256());
        put(text, Jdbc.nanos(attempt.timing().connected()));
        put(text, Jdbc.nanos(attempt.timing().firstByte()));
        put(text, Jdbc.millis(attempt.nextAttemptAt()));
        put(text, attempt.error());
        put(text, response == null ? null : response.body());
        put(text, (response != null && response.bodyTruncated()) ? true : null);
        TextList.appendMap(text, request.headers());
        put(text, null);
        if (response != null) {
            TextList.appendMultimap(text, response.headers());
        }
        return text.toString();
    }

    private static void put(StringBuilder text, @Nullable Object value) {
        TextList.append(text, value == null ? "" : value.toString());
    }

    /**
     * Adds the details to an attempt.
     *
     * @param text text made by {@link #encode}; a row that another program wrote may have none or only a part of it
     * @param statusCode the response's status code, or null if there was no response
     * @param total the duration of the attempt
     */
    static void decode(@Nullable String text, @Nullable Integer statusCode, Duration total, AttemptBuilder attempt) {
        Iterator<String> entries = TextList.decode(text == null ? "" : text).iterator();
        Attempt.Request.Builder request = Attempt.Request.builder();
        Attempt.Timing.Builder timing = Attempt.Timing.builder().total(total);
        attempt.node(next(entries));
        request.url(next(entries));
        take(entries, Function.identity(), request::address);
        take(entries, Integer::valueOf, request::bodyBytes);
        take(entries, Function.identity(), request::bodySha256);
        take(entries, AttemptDetails::duration, timing::connected);
        take(entries, AttemptDetails::duration, timing::firstByte);
        take(entries, value -> Instant.ofEpochMilli(Long.parseLong(value)), attempt::nextAttemptAt);
        take(entries, Function.identity(), attempt::error);
        String body = next(entries);
        boolean truncated = !next(entries).isEmpty();
        Map<String, String> requestHeaders = new LinkedHashMap<>();
        for (String name = next(entries); !name.isEmpty(); name = next(entries)) {
            requestHeaders.put(name, next(entries));
        }
        attempt.request(request.headers(requestHeaders).build());
        attempt.timing(timing.build());
        if (statusCode != null) {
            Map<String, List<String>> responseHeaders = TextList.toMultimap(entries);
            attempt.response(Attempt.Response.builder()
                    .statusCode(statusCode)
                    .headers(responseHeaders)
                    .body(body)
                    .bodyTruncated(truncated)
                    .build());
        }
    }

    private static Duration duration(String nanos) {
        return Duration.ofNanos(Long.parseLong(nanos));
    }

    private static <T> void take(Iterator<String> entries, Function<String, T> parse, Consumer<T> target) {
        String value = next(entries);
        if (!value.isEmpty()) {
            target.accept(parse.apply(value));
        }
    }

    private static String next(Iterator<String> entries) {
        return entries.hasNext() ? entries.next() : "";
    }
}
