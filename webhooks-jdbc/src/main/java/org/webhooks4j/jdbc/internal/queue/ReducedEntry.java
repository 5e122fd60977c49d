package org.webhooks4j.jdbc.internal.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.spi.Completion;

/** Reduces a completion whose log entry the database refused. */
final class ReducedEntry {

    private static final String NOTE = "the database refused to store the answer and the error";

    private ReducedEntry() {}

    /**
     * Returns completions with less and less of the receiver's values, the most complete one first; empty if there are
     * none to leave out.
     */
    static List<Completion> of(Completion completion) {
        Attempt attempt = completion.attempt();
        return attempt == null
                ? List.of()
                : List.of(with(completion, inAscii(attempt)), with(completion, withoutAnswer(attempt)));
    }

    private static Completion with(Completion completion, Attempt attempt) {
        return new Completion(completion.claim(), completion.status(), completion.delay(), attempt);
    }

    private static Attempt inAscii(Attempt attempt) {
        Attempt.Request request = attempt.request();
        Attempt.Response response = attempt.response();
        Map<String, String> requestHeaders = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> requestHeaders.put(Storable.ascii(name), Storable.ascii(value)));
        return entry(
                attempt,
                Attempt.Request.builder()
                        .url(Storable.ascii(request.url()))
                        .address(request.address())
                        .headers(requestHeaders)
                        .bodyBytes(request.bodyBytes())
                        .bodySha256(request.bodySha256())
                        .build(),
                response == null
                        ? null
                        : Attempt.Response.builder()
                                .statusCode(response.statusCode())
                                .headers(headersInAscii(response.headers()))
                                .body(Storable.ascii(response.body()))
                                .bodyTruncated(response.bodyTruncated())
                                .build(),
                attempt.error() == null ? null : Storable.ascii(attempt.error()));
    }

    private static Map<String, List<String>> headersInAscii(Map<String, List<String>> headers) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        headers.forEach((name, values) -> result.put(
                Storable.ascii(name), values.stream().map(Storable::ascii).collect(Collectors.toList())));
        return result;
    }

    private static Attempt withoutAnswer(Attempt attempt) {
        Attempt.Response response = attempt.response();
        return entry(
                attempt,
                Attempt.Request.builder()
                        .url(Storable.ascii(attempt.request().url()))
                        .bodyBytes(attempt.request().bodyBytes())
                        .bodySha256(attempt.request().bodySha256())
                        .build(),
                response == null
                        ? null
                        : Attempt.Response.builder()
                                .statusCode(response.statusCode())
                                .body("")
                                .bodyTruncated(true)
                                .build(),
                NOTE);
    }

    private static Attempt entry(
            Attempt attempt, Attempt.Request request, Attempt.@Nullable Response response, @Nullable String error) {
        return attempt.toBuilder()
                .node(Storable.ascii(attempt.node()))
                .request(request)
                .response(response)
                .error(error)
                .build();
    }
}
