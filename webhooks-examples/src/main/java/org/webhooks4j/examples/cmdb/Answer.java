package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A handler's response.
 *
 * @param status the HTTP status
 * @param headers headers beside the content type
 * @param length the number of bytes of the body, 0 if unknown, -1 if there is none
 * @param body writes the body, or null if there is none
 */
record Answer(
        int status,
        Map<String, String> headers,
        long length,
        @Nullable Body body) {

    /** Writes a body. */
    @FunctionalInterface
    interface Body {

        void writeTo(OutputStream output) throws IOException;
    }

    static Answer json(int status, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of(), bytes.length, output -> output.write(bytes));
    }

    /** A body that is generated while it is written, because it may be long. */
    static Answer streamed(Body body) {
        return new Answer(200, Map.of(), 0, body);
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), -1, null);
    }

    Answer with(String header, String value) {
        return new Answer(status, Map.of(header, value), length, body);
    }
}
