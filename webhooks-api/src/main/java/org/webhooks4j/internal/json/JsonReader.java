package org.webhooks4j.internal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON text (RFC 8259) into a tree. Strict: rejects duplicate keys, content after the value, and nesting beyond
 * the maximum depth.
 */
public final class JsonReader {

    /** Deeper than any object that a host may have, with room for the enclosing structure. */
    private static final int MAX_TREE_DEPTH = 200;

    /** RFC 8259, section 6. Bounded, because parsing a number takes quadratic time in its length. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,999})(\\.[0-9]{1,999})?([eE][+-]?[0-9]{1,9})?");

    private final String json;
    private final int maxDepth;
    private final Function<BigDecimal, Number> numbers;
    private int at;

    private JsonReader(String json, int maxDepth, Function<BigDecimal, Number> numbers) {
        this.json = json;
        this.maxDepth = maxDepth;
        this.numbers = numbers;
    }

    /**
     * Parses any JSON value. All numbers are {@link BigDecimal}.
     *
     * @throws IllegalArgumentException if the text is not JSON; the message contains the position but no content
     */
    public static @Nullable Object value(String json, int maxDepth) {
        return new JsonReader(json, maxDepth, number -> number).onlyValue();
    }

    /**
     * Parses a JSON object and returns its fields. Numbers have the types of {@link org.webhooks4j.spi.JsonCodec}.
     *
     * @throws IllegalArgumentException if the text is not a JSON object; the message contains the position but no
     *     content
     */
    @SuppressWarnings("unchecked") // Objects have names as keys.
    public static Map<String, @Nullable Object> object(String json) {
        Object value = new JsonReader(json, MAX_TREE_DEPTH, TreeNumbers::exact).onlyValue();
        if (value instanceof Map) {
            return (Map<String, @Nullable Object>) value;
        }
        throw new IllegalArgumentException(
                "not a JSON object but " + (value instanceof List ? "a list" : "a single value"));
    }

    private @Nullable Object onlyValue() {
        Object value = value(1);
        if (next() != 0 || at < json.length()) {
            throw fault("there is something behind the end");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        if (depth > maxDepth) {
            throw fault("it is nested too deep");
        }
        return switch (next()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        at++;
        while (hasMore('}', fields.isEmpty())) {
            if (next() != '"') {
                throw fault("a key in quotes is missing");
            }
            int start = at;
            String key = text();
            if (fields.containsKey(key)) {
                at = start;
                throw fault("a key occurs twice");
            }
            if (next() != ':') {
                throw fault("a ':' is missing");
            }
            at++;
            fields.put(key, value(depth + 1));
        }
        return Collections.unmodifiableMap(fields);
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        while (hasMore(']', elements.isEmpty())) {
            elements.add(value(depth + 1));
        }
        return Collections.unmodifiableList(elements);
    }

    private boolean hasMore(char end, boolean first) {
        char c = next();
        if (c == end) {
            at++;
            return false;
        }
        if (!first) {
            if (c != ',') {
                throw fault("a ',' or '" + end + "' is missing");
            }
            at++;
        }
        return true;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        at++;
        while (true) {
            char c = at < json.length() ? json.charAt(at) : 0;
            if (c < ' ') {
                throw fault("a text does not end, or has a control character");
            }
            at++;
            if (c == '"') {
                return text.toString();
            }
            text.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = at < json.length() ? json.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw fault("an escape is unknown");
        };
    }

    private char hexadecimal() {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            char c = at < json.length() ? json.charAt(at) : 0;
            if (c > 'f' || Character.digit(c, 16) < 0) {
                throw fault("four hexadecimal digits are missing");
            }
            code = code * 16 + Character.digit(c, 16);
        }
        return (char) code;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw fault("a value is missing");
        }
        at += word.length();
        return value;
    }

    private Number number() {
        Matcher number = NUMBER.matcher(json).region(at, json.length());
        if (!number.lookingAt()) {
            throw fault("a value is missing");
        }
        at = number.end();
        return numbers.apply(new BigDecimal(number.group()));
    }

    /** Skips whitespace and returns the next character; 0 at the end. */
    private char next() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : 0;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("not JSON: " + what + ", at character " + (at + 1));
    }
}
