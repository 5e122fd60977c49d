package org.webhooks4j.console.internal.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.admin.Page;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.EntityTag;
import org.webhooks4j.console.internal.http.Problem;
import org.webhooks4j.console.internal.http.ProblemException;
import org.webhooks4j.internal.json.JsonReader;
import org.webhooks4j.internal.json.JsonText;

/** Reads and writes the bodies of requests and responses. */
final class JsonBodies {

    Map<String, @Nullable Object> body(Call call) {
        return object(call.body());
    }

    /** Reads a body that may be left out. */
    @Nullable
    Map<String, @Nullable Object> bodyIfAny(Call call) {
        String body = call.body();
        return body.isBlank() ? null : object(body);
    }

    private static Map<String, @Nullable Object> object(String body) {
        try {
            return JsonReader.object(body);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(400, "the body is not a JSON object: " + e.getMessage()));
        }
    }

    String text(Map<String, @Nullable Object> tree) {
        return JsonText.of(tree);
    }

    ConsoleResponse answer(int status, Map<String, @Nullable Object> tree) {
        return empty(status).withBody("application/json", text(tree).getBytes(StandardCharsets.UTF_8));
    }

    ConsoleResponse list(List<Map<String, @Nullable Object>> items, @Nullable String next) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("items", items);
        tree.put("next", next);
        return answer(200, tree);
    }

    /**
     * Responds with one page of a list. The parameters are already checked, so if the store refuses, the cursor is
     * invalid.
     */
    <T> ConsoleResponse page(
            @Nullable String cursor, Supplier<Page<T>> list, Function<T, Map<String, @Nullable Object>> tree) {
        return pageOf(cursor, list, items -> items.stream().map(tree).toList());
    }

    /** Responds with one page of items that are written together. */
    <T> ConsoleResponse pageOf(
            @Nullable String cursor,
            Supplier<Page<T>> list,
            Function<List<T>, List<Map<String, @Nullable Object>>> trees) {
        Page<T> page;
        try {
            page = list.get();
        } catch (IllegalArgumentException e) {
            if (cursor == null) {
                throw e;
            }
            throw new ProblemException(Problem.ofFields(
                    "the query is not valid",
                    List.of(new Violation(
                            "page",
                            "'" + cursor + "' is not usable; write the next of the previous answer, or leave it out"
                                    + " to begin"))));
        }
        return list(trees.apply(page.items()), page.next());
    }

    /** Adds a tag of the content, and responds with 304 if the client already has this content. */
    ConsoleResponse ifChanged(Call call, ConsoleResponse response) {
        String tag = EntityTag.of(response);
        // The tag is weak, because the compressed content has the same one.
        return (EntityTag.isKnown(call.request(), tag) ? empty(304) : response).withHeader("ETag", "W/" + tag);
    }

    ConsoleResponse empty(int status) {
        return ConsoleResponse.of(status).withHeader("Cache-Control", "no-store");
    }
}
