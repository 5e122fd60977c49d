package org.webhooks4j.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes and parses paths within a tree, in the grammar of {@link org.webhooks4j.Change}. */
public final class TreePath {

    private static final String SPECIAL = ".[]\"\\";

    private final String path;
    private int at;

    private TreePath(String path) {
        this.path = path;
    }

    /**
     * One step of a path.
     *
     * @param field the field's name, or null for a list element
     * @param index the element's index, or -1 for a field
     */
    public record Step(@Nullable String field, int index) {

        /** Whether the step leads to a field. */
        public boolean isField() {
            return field != null;
        }

        /** Returns the field's name. */
        public String name() {
            return Objects.requireNonNull(field);
        }
    }

    /** Appends a field name. */
    public static void appendField(StringBuilder path, String name) {
        if (isPlain(name)) {
            if (path.length() > 0) {
                path.append('.');
            }
            path.append(name);
        } else {
            path.append('[');
            JsonText.appendText(path, name);
            path.append(']');
        }
    }

    /** Appends a list index. */
    public static void appendIndex(StringBuilder path, int index) {
        path.append('[').append(index).append(']');
    }

    /**
     * Parses a path.
     *
     * @throws IllegalArgumentException if the path is malformed; the message contains the position
     */
    public static List<Step> parse(String path) {
        return new TreePath(path).steps();
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (SPECIAL.indexOf(name.charAt(i)) >= 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        while (at < path.length() || steps.isEmpty()) {
            if (path.startsWith("[", at)) {
                at++;
                steps.add(path.startsWith("\"", at) ? quotedField() : index(!steps.isEmpty()));
            } else {
                if (!steps.isEmpty()) {
                    expect('.');
                }
                steps.add(plainField());
            }
        }
        return steps;
    }

    private Step plainField() {
        int start = at;
        while (at < path.length() && SPECIAL.indexOf(path.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw fault("a field's name");
        }
        return new Step(path.substring(start, at), -1);
    }

    private Step quotedField() {
        int start = at++;
        while (at < path.length() && path.charAt(at) != '"') {
            at += path.charAt(at) == '\\' ? 2 : 1;
        }
        expect('"');
        String quoted = path.substring(start, at);
        expect(']');
        try {
            return new Step(String.valueOf(JsonReader.value(quoted, 1)), -1);
        } catch (IllegalArgumentException e) {
            at = start;
            throw fault("a JSON string");
        }
    }

    private Step index(boolean inside) {
        int start = at;
        while (at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9') {
            at++;
        }
        if (!inside || at == start || at - start > 9) {
            at = start;
            throw fault(inside ? "an index or a JSON string" : "a field's name");
        }
        int index = Integer.parseInt(path.substring(start, at));
        expect(']');
        return new Step(null, index);
    }

    private void expect(char c) {
        if (at >= path.length() || path.charAt(at) != c) {
            throw fault("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException fault(String expected) {
        return new IllegalArgumentException(
                "path '" + path + "' is not usable: " + expected + " is missing at character "
                        + (Math.min(at, path.length()) + 1)
                        + "; write paths as in status, contact.phone or labels[\"app.kubernetes.io/name\"]");
    }
}
