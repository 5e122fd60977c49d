package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.impl.UnsupportedTypeSerializer;
import com.fasterxml.jackson.databind.ser.std.ByteBufferSerializer;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.StdKeySerializers;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Serializes JDK values that Jackson does not support without modules: dates and times become ISO text, optionals their
 * value or null, and byte containers Base64. Applies only where nothing else does, so that modules and serializers of
 * the host's mapper take precedence.
 */
final class PlainValues extends BeanSerializerModifier {

    private PlainValues() {}

    /** Returns the module to register. */
    static Module module() {
        return new SimpleModule("webhooks4j").setSerializerModifier(new PlainValues());
    }

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
        if (serializer.getClass() == ByteBufferSerializer.class) {
            return BinarySerializers.ofByteBuffer();
        }
        if (!isFallback(serializer)) {
            return TimeSerializers.inPlaceOf(serializer, config);
        }
        Class<?> type = description.getBeanClass();
        JsonSerializer<?> ofLargeObject = BinarySerializers.ofLargeObject(type);
        if (ofLargeObject != null) {
            return ofLargeObject;
        }
        if (IsoTimes.isTime(type)) {
            return TimeSerializers.ofTime();
        }
        if (type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class) {
            return new StdDelegatingSerializer(new Unwrapping());
        }
        return isEmpty(serializer, description) ? new Empty(serializer, type) : serializer;
    }

    @Override
    public JsonSerializer<?> modifyKeySerializer(
            SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> serializer) {
        boolean isPlain = serializer instanceof StdKeySerializers.Default
                && TimeSerializers.isPlainKey(type.getRawClass(), config);
        return isPlain ? TimeSerializers.ofKey() : serializer;
    }

    /** Returns whether a class has no properties. Jackson rejects such a class only if it has no annotation. */
    private static boolean isEmpty(JsonSerializer<?> serializer, BeanDescription description) {
        return serializer instanceof BeanSerializer
                && !serializer.properties().hasNext()
                && description.findAnyGetter() == null
                && description.getObjectIdInfo() == null
                && !description.getBeanClass().isRecord();
    }

    private static boolean isFallback(JsonSerializer<?> serializer) {
        return serializer instanceof UnsupportedTypeSerializer
                || serializer instanceof UnknownSerializer
                || serializer.getClass() == BeanSerializer.class;
    }

    /** Rejects an object without readable properties, unless its type is written. */
    private static final class Empty extends JsonSerializer<Object> {

        private final JsonSerializer<Object> withType;
        private final Class<?> type;

        @SuppressWarnings("unchecked")
        Empty(JsonSerializer<?> withType, Class<?> type) {
            this.withType = (JsonSerializer<Object>) withType;
            this.type = type;
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            serializers.reportBadDefinition(type, "there are no properties");
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator json, SerializerProvider serializers, TypeSerializer typeSerializer)
                throws IOException {
            withType.serializeWithType(value, json, serializers, typeSerializer);
        }
    }

    private static final class Unwrapping extends StdConverter<Object, @Nullable Object> {

        @Override
        public @Nullable Object convert(Object optional) {
            if (optional instanceof Optional<?> any) {
                return any.orElse(null);
            }
            if (optional instanceof OptionalInt number) {
                return number.isPresent() ? number.getAsInt() : null;
            }
            if (optional instanceof OptionalLong number) {
                return number.isPresent() ? number.getAsLong() : null;
            }
            OptionalDouble number = (OptionalDouble) optional;
            return number.isPresent() ? number.getAsDouble() : null;
        }
    }
}
