package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Serializes byte containers as Base64, as Jackson does for byte arrays, and character containers as text. Handles
 * buffers of any kind and database large objects, whose interfaces are only referenced by name.
 */
final class BinarySerializers {

    private static final @Nullable Method BYTES_OF_BLOB = method("java.sql.Blob", "getBinaryStream");
    private static final @Nullable Method CHARACTERS_OF_CLOB = method("java.sql.Clob", "getCharacterStream");

    private BinarySerializers() {}

    /** Returns a serializer for the bytes between a buffer's position and limit. Does not change the buffer. */
    static JsonSerializer<?> ofByteBuffer() {
        return new Buffer();
    }

    /** Returns a serializer for database large objects; null for any other class. */
    static @Nullable JsonSerializer<?> ofLargeObject(Class<?> type) {
        Method method = isOf(BYTES_OF_BLOB, type) ? BYTES_OF_BLOB : CHARACTERS_OF_CLOB;
        return method != null && isOf(method, type) ? new LargeObject(method) : null;
    }

    private static boolean isOf(@Nullable Method method, Class<?> type) {
        return method != null && method.getDeclaringClass().isAssignableFrom(type);
    }

    private static @Nullable Method method(String interfaceName, String name) {
        try {
            return Class.forName(interfaceName, false, ClassLoader.getPlatformClassLoader())
                    .getMethod(name);
        } catch (ReflectiveOperationException e) {
            // Without that module there are no such objects.
            return null;
        }
    }

    private static final class Buffer extends JsonSerializer<ByteBuffer> {

        @Override
        public void serialize(ByteBuffer buffer, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            json.writeBinary(bytes);
        }
    }

    private static final class LargeObject extends JsonSerializer<Object> {

        private final Method content;

        LargeObject(Method content) {
            this.content = content;
        }

        @Override
        public void serialize(Object object, JsonGenerator json, SerializerProvider serializers) throws IOException {
            Object stream;
            try {
                stream = content.invoke(object);
            } catch (InvocationTargetException e) {
                throw new JsonMappingException(json, "no content", e.getCause());
            } catch (IllegalAccessException e) {
                throw new JsonMappingException(json, "no content", e);
            }
            if (stream instanceof InputStream bytes) {
                try (bytes) {
                    json.writeBinary(bytes, -1);
                }
            } else if (stream instanceof Reader characters) {
                try (characters) {
                    json.writeString(characters, -1);
                }
            } else {
                json.writeNull();
            }
        }
    }
}
