package org.webhooks4j.examples.cmdb;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.JsonCodec;

/** Reads JSON objects, one per line, as they arrive. An error names its line. */
final class JsonLines {

    private final InputStream input;
    private final JsonCodec codec;
    private int number;

    JsonLines(InputStream input, JsonCodec codec) {
        this.input = new BufferedInputStream(input, 1 << 16);
        this.codec = codec;
    }

    /** Returns the next line that is not blank, or empty at the end. */
    <T> Optional<T> next(Function<Map<String, @Nullable Object>, T> reader) throws IOException {
        for (byte[] line = nextLine(); line != null; line = nextLine()) {
            String text = Utf8.decode(where(), line);
            if (!text.isBlank()) {
                return Optional.of(read(text, reader));
            }
        }
        return Optional.empty();
    }

    private <T> T read(String text, Function<Map<String, @Nullable Object>, T> reader) {
        try {
            return reader.apply(codec.parse(text));
        } catch (IllegalArgumentException | RefusedException e) {
            throw RefusedException.badRequest(where(), where() + " of the import: " + e.getMessage());
        }
    }

    private byte @Nullable [] nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        number++;
        int next = input.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
            if (line.size() > Request.MAX_BODY_BYTES) {
                throw RefusedException.tooLarge(where(), where() + " of the import is larger than 5 MiB");
            }
        }
        return line.toByteArray();
    }

    private String where() {
        return "line " + number;
    }
}
