package org.webhooks4j.console.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.ConflictException;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.StoreException;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.internal.json.JsonText;

/**
 * Why a request is refused, in the form of RFC 9457.
 *
 * @param status the HTTP status
 * @param detail what is wrong and what to do
 * @param errors violations of single fields or parameters
 * @param headers additional headers for the status
 */
public record Problem(int status, String detail, List<Violation> errors, Map<String, String> headers) {

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    public static Problem ofFields(String detail, List<Violation> errors) {
        return new Problem(400, detail, List.copyOf(errors), Map.of());
    }

    public Problem withHeader(String name, String value) {
        return new Problem(status, detail, errors, Map.of(name, value));
    }

    public static Problem from(RuntimeException e) {
        if (e instanceof ProblemException problem) {
            return problem.problem();
        }
        if (e instanceof InvalidWebhookException invalid) {
            return ofFields("the webhook is not valid", invalid.violations());
        }
        if (e instanceof NotFoundException) {
            return of(404, message(e));
        }
        if (e instanceof StoreException) {
            return of(503, message(e));
        }
        if (e instanceof UnsupportedOperationException
                || e instanceof IllegalStateException
                || e instanceof ConflictException) {
            return of(409, message(e));
        }
        if (e instanceof UnreadableObjectException || e instanceof IllegalArgumentException) {
            return of(400, message(e));
        }
        return internal();
    }

    /** Returns a problem that does not reveal the failure, which is in the log. */
    public static Problem internal() {
        return of(500, "something is wrong inside; the application's log says what");
    }

    public ConsoleResponse asJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "about:blank");
        tree.put("title", title());
        tree.put("status", (long) status);
        tree.put("detail", detail);
        if (!errors.isEmpty()) {
            List<Object> list = new ArrayList<>();
            for (Violation error : errors) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("field", error.field());
                entry.put("problem", error.problem());
                list.add(entry);
            }
            tree.put("errors", list);
        }
        return response("application/problem+json", JsonText.of(tree));
    }

    public ConsoleResponse asText() {
        return response("text/plain; charset=utf-8", status + " " + title() + ": " + detail + "\n");
    }

    private ConsoleResponse response(String contentType, String text) {
        ConsoleResponse response = ConsoleResponse.of(status)
                .withHeader("Cache-Control", "no-store")
                .withBody(contentType, text.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.withHeader(header.getKey(), header.getValue());
        }
        return response;
    }

    private String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? "that is not possible" : e.getMessage();
    }
}
