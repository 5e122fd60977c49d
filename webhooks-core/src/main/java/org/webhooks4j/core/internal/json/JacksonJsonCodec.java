package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.internal.json.JsonText;
import org.webhooks4j.spi.JsonCodec;

/**
 * Converts host objects to trees with Jackson. Writes and parses JSON text without the mapper, so that the text does
 * not depend on the mapper's configuration.
 */
public final class JacksonJsonCodec implements JsonCodec {

    private final ObjectMapper mapper;

    /**
     * Creates a codec with Jackson's defaults, except that dates and times become ISO text and that value classes of
     * Kotlin are read.
     */
    public JacksonJsonCodec() {
        this(JsonMapper.builder()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .accessorNaming(new KotlinGetters())
                .build());
    }

    /** Creates a codec that serializes objects as the host's own mapper does. The mapper is copied. */
    public JacksonJsonCodec(ObjectMapper mapper) {
        this.mapper = mapper.copy()
                .registerModule(PlainValues.module())
                .deactivateDefaultTyping()
                // Otherwise a proxy without visible properties would be read as an empty object.
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // The generator finds every cycle and reports its path.
                .disable(SerializationFeature.FAIL_ON_SELF_REFERENCES)
                // Otherwise exceptions do not say where they occurred.
                .enable(SerializationFeature.WRAP_EXCEPTIONS)
                .disable(SerializationFeature.WRAP_ROOT_VALUE)
                .disable(SerializationFeature.CLOSE_CLOSEABLE);
    }

    @Override
    public Map<String, @Nullable Object> toTree(Object object) {
        Class<?> type = object.getClass();
        String rootName = MappedObjects.rootName(type);
        TreeGenerator generator = new TreeGenerator(mapper, rootName);
        try {
            mapper.writeValue(generator, object);
        } catch (IOException e) {
            throw failure(type, rootName, generator, e);
        }
        Object tree = generator.tree();
        if (tree instanceof Map) {
            return JsonTreeRules.map(tree);
        }
        throw UnreadableObjectMessages.notAnObject(type, tree);
    }

    @Override
    public String write(@Nullable Object tree) {
        return JsonText.of(tree);
    }

    @Override
    public Map<String, @Nullable Object> parse(String json) {
        return JsonTreeParser.object(json);
    }

    private static UnreadableObjectException failure(
            Class<?> type, String rootName, TreeGenerator generator, IOException exception) {
        Throwable cause = exception;
        while (cause instanceof JsonMappingException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnwritableValueException unwritable) {
            return UnreadableObjectMessages.at(type, unwritable.path(), unwritable.reason(), null);
        }
        String path = exception instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? ObjectPath.of(rootName, mapping.getPath())
                : generator.path();
        return UnreadableObjectMessages.at(type, path, UnreadableObjectMessages.reason(cause), cause);
    }
}
