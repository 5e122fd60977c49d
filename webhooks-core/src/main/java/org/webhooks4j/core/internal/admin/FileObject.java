package org.webhooks4j.core.internal.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.core.internal.json.JsonTreeRules;
import org.webhooks4j.internal.json.JsonFields;

/** Reads a JSON object of a file and collects its violations under its path. */
final class FileObject extends JsonFields {

    FileObject(String path, Map<String, @Nullable Object> values, List<Violation> violations) {
        super(
                values,
                (field, problem) ->
                        violations.add(new Violation(path.isEmpty() ? field : path + "." + field, problem)));
    }

    @Nullable
    List<@Nullable Object> list(String field) {
        Object value = value(field);
        if (value instanceof List) {
            return JsonTreeRules.list(value);
        }
        problem(field, "is missing or not a list");
        return null;
    }
}
