package org.webhooks4j.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.spi.Completion;

/** What is left of a completion whose entry in the log the database refused. */
final class ReducedEntry {

    private static final String NOTE = "the database refused to store the answer and the error";

    private ReducedEntry() {}

    /** Completions with less and less of what came from outside, the best first; none if nothing did. */
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
                new Attempt.Request(
                        Storable.ascii(request.url()),
                        request.address(),
                        requestHeaders,
                        request.bodyBytes(),
                        request.bodySha256()),
                response == null
                        ? null
                        : new Attempt.Response(
                                response.statusCode(),
                                headersInAscii(response.headers()),
                                Storable.ascii(response.body()),
                                response.bodyTruncated()),
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
                new Attempt.Request(
                        Storable.ascii(attempt.request().url()),
                        null,
                        Map.of(),
                        attempt.request().bodyBytes(),
                        attempt.request().bodySha256()),
                response == null ? null : new Attempt.Response(response.statusCode(), Map.of(), "", true),
                NOTE);
    }

    private static Attempt entry(
            Attempt attempt, Attempt.Request request, Attempt.@Nullable Response response, @Nullable String error) {
        return new Attempt(
                attempt.number(),
                attempt.trigger(),
                attempt.startedAt(),
                Storable.ascii(attempt.node()),
                attempt.outcome(),
                request,
                response,
                attempt.timing(),
                error,
                attempt.nextAttemptAt());
    }
}
