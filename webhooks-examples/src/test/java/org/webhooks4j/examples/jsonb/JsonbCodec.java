package org.webhooks4j.examples.jsonb;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.spi.JsonCodec;

/** A codec for hosts whose objects are mapped by JSON-B. Copy it, and configure its {@link JsonbConfig} like yours. */
final class JsonbCodec implements JsonCodec {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Jsonb jsonb =
            JsonbBuilder.create(new JsonbConfig().withNullValues(true).withSerializers(new OrderedStrings()));

    /** Writes equal sets as equal text. JSON-B needs one such class for each element type of the host's sets. */
    private static final class OrderedStrings implements JsonbSerializer<Set<String>> {

        @Override
        public void serialize(Set<String> set, JsonGenerator json, SerializationContext context) {
            context.serialize(set.stream().sorted().toList(), json);
        }
    }

    @Override
    public Map<String, @Nullable Object> toTree(Object object) {
        try {
            return parse(jsonb.toJson(object));
        } catch (JsonbException | IllegalArgumentException e) {
            throw new UnreadableObjectException(object.getClass().getName() + " cannot be written by JSON-B", e);
        }
    }

    @Override
    public String write(@Nullable Object tree) {
        return value(tree).toString();
    }

    @Override
    public Map<String, @Nullable Object> parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonStructure structure = reader.read();
            if (structure instanceof JsonObject object) {
                return map(object);
            }
            throw new IllegalArgumentException("not a JSON object");
        } catch (JsonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static Map<String, @Nullable Object> map(JsonObject object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, tree(value)));
        return map;
    }

    private static @Nullable Object tree(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> map(value.asJsonObject());
            case ARRAY -> list(value.asJsonArray());
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static List<@Nullable Object> list(JsonArray array) {
        List<@Nullable Object> list = new ArrayList<>();
        array.forEach(value -> list.add(tree(value)));
        return list;
    }

    /** Converts a number to that of a tree: a long, a big integer if it is larger, and a decimal for all others. */
    private static Number number(JsonNumber number) {
        BigDecimal decimal = number.bigDecimalValue();
        if (decimal.scale() != 0) {
            return decimal;
        }
        BigInteger integer = decimal.unscaledValue();
        return integer.compareTo(LEAST) < 0 || integer.compareTo(MOST) > 0 ? integer : (Number) integer.longValue();
    }

    private static JsonValue value(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            var object = Json.createObjectBuilder();
            map.forEach((name, value) -> object.add((String) name, value(value)));
            return object.build();
        }
        if (tree instanceof List<?> list) {
            var array = Json.createArrayBuilder();
            list.forEach(value -> array.add(value(value)));
            return array.build();
        }
        if (tree instanceof String text) {
            return Json.createValue(text);
        }
        if (tree instanceof Number number) {
            return Json.createValue(new BigDecimal(number.toString()));
        }
        return tree == null ? JsonValue.NULL : (Boolean) tree ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
