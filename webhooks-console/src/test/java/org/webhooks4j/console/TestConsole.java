package org.webhooks4j.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.internal.api.ConsoleApi;
import org.webhooks4j.console.internal.http.CrossSiteGuard;
import org.webhooks4j.console.internal.http.Route;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.spi.JsonCodec;

/** A console over maps, and the requests of a program to it. */
public final class TestConsole {

    static final String MOUNT_PATH = "/toolbox/webhooks";

    public static final String CREATE_BODY = "{'name': 'Sync to External CMDB', 'url':"
            + " 'https://inventory.example.com/api/object-created', 'eventTypes': ['create']}";

    final MapWebhookAdmin admin = new MapWebhookAdmin();
    final JsonCodec codec = new JacksonJsonCodec();
    private final WebhookConsole console;

    public TestConsole() {
        this(Access.MANAGE);
    }

    TestConsole(Access access) {
        this(access, builder -> builder);
    }

    /** A console with settings of the host's. */
    TestConsole(Access access, UnaryOperator<WebhookConsoleBuilder> settings) {
        console = settings.apply(WebhookConsole.builder(admin).authorize(request -> access))
                .build();
    }

    public TestConsole(Function<ConsoleRequest, Access> authorization) {
        console = WebhookConsole.builder(admin).authorize(authorization).build();
    }

    /** A console over an engine. */
    TestConsole(WebhookAdmin admin) {
        console = WebhookConsole.builder(admin)
                .authorize(request -> Access.MANAGE)
                .build();
    }

    /** What the API does. */
    List<Route> routes() {
        return new ConsoleApi(admin, new CrossSiteGuard()).routes();
    }

    public WebhookConsole console() {
        return console;
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Answer post(String path) {
        return send("POST", path, null, Map.of());
    }

    /** The body is JSON in which apostrophes stand for quotation marks. */
    Answer post(String path, String body) {
        return send("POST", path, body.replace('\'', '"'), Map.of());
    }

    Answer put(String path, String body) {
        return send("PUT", path, body.replace('\'', '"'), Map.of());
    }

    Answer send(String method, String pathAndQuery, @Nullable String body, Map<String, String> headers) {
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Answer(console.handle(ConsoleRequest.of(method, MOUNT_PATH, path)
                .withQuery(question < 0 ? null : pathAndQuery.substring(question + 1))
                .withHeaders(lists)
                .withUser(headers.get("Test-User"))
                .withBody(new ByteArrayInputStream((body == null ? "" : body).getBytes(StandardCharsets.UTF_8)))));
    }

    /** Creates the first webhook of the manual and gives its id. */
    String createWebhook() {
        return (String)
                Objects.requireNonNull(post("/api/webhooks", CREATE_BODY).json().get("id"));
    }

    /** What the console answered. */
    final class Answer {

        private final ConsoleResponse response;

        private Answer(ConsoleResponse response) {
            this.response = response;
        }

        int status() {
            return response.status();
        }

        @Nullable
        String header(String name) {
            return response.headers().get(name);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                response.writeBodyTo(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Map<String, @Nullable Object> json() {
            return codec.parse(text());
        }

        @SuppressWarnings("unchecked")
        List<Map<String, @Nullable Object>> list(String field) {
            return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(json().get(field));
        }

        /** The fields that errors are about. */
        List<Object> fieldsInError() {
            return list("errors").stream()
                    .map(error -> Objects.requireNonNull(error.get("field")))
                    .toList();
        }
    }
}
