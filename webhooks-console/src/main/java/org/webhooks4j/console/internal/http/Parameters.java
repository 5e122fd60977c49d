package org.webhooks4j.console.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/** Reads a query's parameters one by one; {@link #check} then reports all violations. */
public final class Parameters {

    private final Map<String, String> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final ViolationCollector violations = new ViolationCollector("the query");

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters parse(@Nullable String query) {
        Parameters parameters = new Parameters(new LinkedHashMap<>());
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                parameters.add(pair);
            }
        }
        return parameters;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        String fault = CleanText.fault(value);
        if (fault != null) {
            violations.add(name, fault + "; leave it out");
            return;
        }
        // As in a form, an empty field means no such condition.
        if (!value.isEmpty() && values.put(name, value) != null) {
            violations.add(name, "is given twice; give it once");
        }
    }

    public @Nullable String text(String name) {
        asked.add(name);
        return values.get(name);
    }

    /** Reads a value. If the parser throws, records a violation that says what to write instead. */
    public <T> @Nullable T value(String name, Function<String, T> parser, String remedy) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            violations.add(name, "'" + text + "' is not usable; write " + remedy);
            return null;
        }
    }

    public void problem(String name, String problem) {
        violations.add(name, problem);
    }

    public void check() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                violations.add(
                        name,
                        asked.isEmpty()
                                ? "there are no parameters here; remove it"
                                : "there is no such parameter; there are " + String.join(", ", asked));
            }
        }
        violations.throwIfAny();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(400, "the query has a % that two hexadecimal digits do not follow"));
        }
    }
}
