package org.webhooks4j.jackson3;

import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.json.MappedObjects;
import org.webhooks4j.spi.JsonCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A codec that converts objects as the host's own Jackson 3 mapper writes them, with its modules, naming strategy,
 * mix-ins and formats. Numbers keep all their digits, sets are ordered, and default typing is off, whatever the mapper
 * says. An object without readable properties is refused.
 *
 * <pre>{@code
 * WebhookEngine.builder().store(store).codec(Jackson3Codec.of(mapper)).start();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Jackson3Codec implements JsonCodec {

    private final JsonMapper mapper;

    /** Writes and parses text as for every other engine, so that it does not depend on the mapper. */
    private final JsonCodec texts = new JacksonJsonCodec();

    private Jackson3Codec(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .deactivateDefaultTyping()
                // Otherwise a proxy without visible properties would be read as an empty object.
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // Otherwise exceptions do not say where they occurred.
                .enable(SerializationFeature.WRAP_EXCEPTIONS)
                .disable(SerializationFeature.WRAP_ROOT_VALUE)
                .disable(SerializationFeature.CLOSE_CLOSEABLE)
                .disable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    /**
     * Returns a codec.
     *
     * @param mapper the host's mapper; the codec works with a copy
     * @return a codec for {@code WebhookEngineBuilder.codec}
     */
    public static JsonCodec of(JsonMapper mapper) {
        return new Jackson3Codec(mapper);
    }

    @Override
    public Map<String, @Nullable Object> toTree(Object object) {
        Class<?> type = object.getClass();
        StringWriter text = new StringWriter();
        SetNotingGenerator generator;
        try (JsonGenerator writer = mapper.createGenerator(text)) {
            generator = new SetNotingGenerator(writer);
            mapper.writeValue(generator, object);
        } catch (JacksonException e) {
            throw failure(type, e);
        }
        return MappedObjects.tree(type, text.toString(), generator.sets());
    }

    @Override
    public String write(@Nullable Object tree) {
        return texts.write(tree);
    }

    @Override
    public Map<String, @Nullable Object> parse(String json) {
        return texts.parse(json);
    }

    private static UnreadableObjectException failure(Class<?> type, JacksonException exception) {
        Throwable cause = exception;
        while (cause instanceof JacksonException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String path = MappedObjects.path(type, exception.getPath(), Reference::getPropertyName, Reference::getIndex);
        return MappedObjects.unreadable(type, path, reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UnwritableNumberException number) {
            return number.reason();
        }
        if (cause instanceof StreamConstraintsException) {
            return "is nested too deep: is it the same object as one that it is a part of, a cycle?";
        }
        if (cause instanceof InvalidDefinitionException definition && definition.getType() != null) {
            return MappedObjects.emptyBean(definition.getType().getRawClass());
        }
        return MappedObjects.reason(cause);
    }
}
