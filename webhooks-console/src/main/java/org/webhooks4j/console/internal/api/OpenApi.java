package org.webhooks4j.console.internal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;

/** Serves the API's OpenAPI 3.1 description, which is a file in the jar. */
final class OpenApi {

    private static final String FILE = "openapi.json";

    private final byte[] description;

    OpenApi() {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the jar of webhooks4j's console lacks " + FILE + "; use an unaltered one");
            }
            this.description = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file " + FILE + " cannot be read", e);
        }
    }

    ConsoleResponse read(Call call) {
        call.parameters().check();
        return ConsoleResponse.of(200)
                .withHeader("Cache-Control", "no-cache")
                .withBody("application/json", description);
    }
}
