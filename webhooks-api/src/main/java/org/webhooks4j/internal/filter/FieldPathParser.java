package org.webhooks4j.internal.filter;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.internal.filter.FieldPath.Step;
import org.webhooks4j.internal.json.JsonReader;

/** Reads and writes the steps of paths. */
final class FieldPathParser {

    private static final String SPECIAL = ".[]\"\\";
    private static final int MAX_INDEX_DIGITS = 9;

    private final String path;
    private int at;

    FieldPathParser(String path) {
        this.path = path;
    }

    /** Appends a field's name to a path. */
    static void appendField(StringBuilder path, String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            path.append('[').append(JsonWriter.write(name)).append(']');
        } else {
            path.append(path.length() == 0 ? "" : ".").append(name);
        }
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        do {
            steps.add(step(steps.isEmpty()));
        } while (at < path.length());
        return steps;
    }

    private Step step(boolean first) {
        if (!isNext('[')) {
            if (!first) {
                expect('.');
            }
            return new Step(plainName(), -1);
        }
        at++;
        Step step = isNext('"') ? new Step(quotedName(), -1) : new Step(null, index(first));
        expect(']');
        return step;
    }

    private String plainName() {
        int start = at;
        while (at < path.length() && SPECIAL.indexOf(path.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw fault("a field's name");
        }
        return path.substring(start, at);
    }

    private String quotedName() {
        int start = at++;
        while (at < path.length() && !isNext('"')) {
            at += isNext('\\') ? 2 : 1;
        }
        expect('"');
        try {
            return String.valueOf(JsonReader.value(path.substring(start, at), 1));
        } catch (IllegalArgumentException e) {
            at = start;
            throw fault("a JSON string");
        }
    }

    private int index(boolean first) {
        int start = at;
        while (at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9') {
            at++;
        }
        if (first || at == start || at - start > MAX_INDEX_DIGITS) {
            at = start;
            throw fault(first ? "a field's name" : "an index or a JSON string");
        }
        return Integer.parseInt(path.substring(start, at));
    }

    private boolean isNext(char c) {
        return at < path.length() && path.charAt(at) == c;
    }

    private void expect(char c) {
        if (!isNext(c)) {
            throw fault("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException fault(String missing) {
        return new IllegalArgumentException(
                "path '" + path + "' is not usable: " + missing + " is missing at character "
                        + (Math.min(at, path.length()) + 1)
                        + "; write paths as in status, contact.phone or labels[\"app.kubernetes.io/name\"]");
    }
}
