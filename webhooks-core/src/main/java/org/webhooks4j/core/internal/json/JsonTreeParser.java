package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreeNumbers;
import org.webhooks4j.internal.text.CleanText;

/**
 * Parses JSON text into a tree. Strict: no duplicate keys, nothing after the value. Error messages give the position of
 * a fault and never quote the text.
 */
final class JsonTreeParser {

    /** The engine stores the text itself and limits its total size, so single values need no limits. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(unlimited())
            // Names can be keys of hosts' maps: cached, they would fill the memory, or collide and be rejected.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    /** Which lists were sets, by their order in the text; null for a text that is a tree already. */
    private final @Nullable BitSet sets;

    private int lists;

    private JsonTreeParser(JsonParser parser, @Nullable BitSet sets) {
        this.parser = parser;
        this.sets = sets;
    }

    private static StreamReadConstraints unlimited() {
        StreamReadConstraints.Builder constraints = StreamReadConstraints.builder()
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE);
        try {
            constraints.maxNameLength(Integer.MAX_VALUE);
        } catch (NoSuchMethodError e) {
            // Jackson 2.15 has no such limit.
        }
        return constraints.build();
    }

    /** Parses a JSON object. Throws {@link IllegalArgumentException} for anything else. */
    static Map<String, @Nullable Object> object(String json) {
        Object tree = value(json);
        if (tree instanceof Map) {
            return JsonTreeRules.map(tree);
        }
        throw new IllegalArgumentException(
                "not a JSON object but " + UnreadableObjectMessages.kind(tree) + ", at line 1, column 1");
    }

    /** Parses any JSON value. */
    static @Nullable Object value(String json) {
        return value(json, null);
    }

    /** Parses what a host's mapper wrote, in which some lists were sets and text may be no Unicode. */
    static @Nullable Object value(String json, @Nullable BitSet sets) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new JsonTreeParser(parser, sets).onlyValue();
        } catch (IOException e) {
            // Cannot occur while reading a string, only on close.
            throw new IllegalArgumentException("JSON text could not be read", e);
        }
    }

    private @Nullable Object onlyValue() {
        try {
            Object value = value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw fault("there is something behind the end", parser.currentTokenLocation());
            }
            return value;
        } catch (JsonEOFException e) {
            throw fault("it ends too early", e.getLocation());
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            // The cause is left out: its message quotes the text.
            throw fault("it is malformed", parser.currentLocation());
        }
    }

    private @Nullable Object value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw fault("it ends too early", parser.currentLocation());
        }
        return switch (token) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> TreeNumbers.exact(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> map() throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonLocation at = parser.currentTokenLocation();
            int known = fields.size();
            fields.put(text(name), value(parser.nextToken()));
            if (fields.size() == known) {
                throw fault("a key occurs twice", at);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private List<@Nullable Object> list() throws IOException {
        boolean isSet = sets != null && sets.get(lists);
        lists++;
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        if (isSet) {
            SetElementOrder.sort(elements);
        }
        return Collections.unmodifiableList(elements);
    }

    private String text(String read) {
        return sets == null ? read : CleanText.wellFormed(read);
    }

    private static IllegalArgumentException fault(String what, JsonLocation at) {
        return new IllegalArgumentException(
                "not JSON: " + what + ", at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
}
