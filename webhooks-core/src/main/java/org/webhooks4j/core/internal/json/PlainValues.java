package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.impl.UnsupportedTypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.StdKeySerializers;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Values of the JDK that Jackson alone cannot write: dates and times become ISO text, optionals their value or null. It
 * steps in only where nothing else has, so that modules and serializers of the host's mapper win.
 */
final class PlainValues extends BeanSerializerModifier {

    private PlainValues() {}

    /** The module to register. */
    static Module module() {
        return new SimpleModule("webhooks4j").setSerializerModifier(new PlainValues());
    }

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
        if (!isFallback(serializer)) {
            return TimeSerializers.inPlaceOf(serializer, config);
        }
        Class<?> type = description.getBeanClass();
        if (IsoTimes.isTime(type)) {
            return TimeSerializers.ofTime();
        }
        if (type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class) {
            return new StdDelegatingSerializer(new Unwrapping());
        }
        return serializer;
    }

    @Override
    public JsonSerializer<?> modifyKeySerializer(
            SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> serializer) {
        boolean isPlain = serializer instanceof StdKeySerializers.Default
                && TimeSerializers.isPlainKey(type.getRawClass(), config);
        return isPlain ? TimeSerializers.ofKey() : serializer;
    }

    private static boolean isFallback(JsonSerializer<?> serializer) {
        return serializer instanceof UnsupportedTypeSerializer
                || serializer instanceof UnknownSerializer
                || serializer.getClass() == BeanSerializer.class;
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
