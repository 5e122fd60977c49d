package org.webhooks4j.core.internal.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.webhooks4j.spi.JsonCodec;

final class TestCodec implements JsonCodec {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Map<String, Object> toTree(Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String write(Object tree) {
        try {
            return mapper.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Object> parse(String json) {
        throw new UnsupportedOperationException();
    }
}
