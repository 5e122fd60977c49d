package org.webhooks4j.spring.boot.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.jackson3.Jackson3Codec;
import tools.jackson.databind.json.JsonMapper;

/** Makes the engine write events with the application's own mapper: that of Jackson 3, otherwise that of Jackson 2. */
final class HostMapper {

    private static final String JACKSON_3 = "tools.jackson.databind.json.JsonMapper";

    private HostMapper() {}

    /** Sets the mapper, if the application has one. */
    static void apply(ListableBeanFactory beans, WebhookEngineBuilder engine) {
        if (ClassUtils.isPresent(JACKSON_3, HostMapper.class.getClassLoader()) && Jackson3.apply(beans, engine)) {
            return;
        }
        ObjectMapper mapper = only(beans, ObjectMapper.class);
        if (mapper != null && "JSON".equals(mapper.getFactory().getFormatName())) {
            engine.objectMapper(mapper);
        }
    }

    private static <T> @Nullable T only(ListableBeanFactory beans, Class<T> type) {
        return beans.getBeanProvider(type).getIfUnique();
    }

    /** A class of its own, so that it is loaded only if Jackson 3 is present. */
    private static final class Jackson3 {

        static boolean apply(ListableBeanFactory beans, WebhookEngineBuilder engine) {
            JsonMapper mapper = only(beans, JsonMapper.class);
            if (mapper != null) {
                engine.codec(Jackson3Codec.of(mapper));
            }
            return mapper != null;
        }
    }
}
