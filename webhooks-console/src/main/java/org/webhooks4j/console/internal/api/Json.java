package org.webhooks4j.console.internal.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.Problem;
import org.webhooks4j.console.internal.http.ProblemException;
import org.webhooks4j.spi.JsonCodec;

/** Bodies of requests and responses. */
final class Json {

    private final JsonCodec codec;

    Json(JsonCodec codec) {
        this.codec = codec;
    }

    Map<String, @Nullable Object> body(Call call) {
        try {
            return codec.parse(call.body());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(400, "the body is not a JSON object: " + e.getMessage()));
        }
    }

    String text(Map<String, @Nullable Object> tree) {
        return codec.write(tree);
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

    ConsoleResponse empty(int status) {
        return ConsoleResponse.of(status).withHeader("Cache-Control", "no-store");
    }
}
