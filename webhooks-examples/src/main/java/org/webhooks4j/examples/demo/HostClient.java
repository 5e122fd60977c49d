package org.webhooks4j.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.webhooks4j.spi.JsonCodec;

/** Writes objects through the host's REST interface, like any other program. */
final class HostClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI host;
    private final JsonCodec codec;

    HostClient(URI host, JsonCodec codec) {
        this.host = host;
        this.codec = codec;
    }

    void importAll(String type, List<Map<String, Object>> objects) throws IOException, InterruptedException {
        String lines = objects.stream().map(codec::write).collect(Collectors.joining("\n"));
        send("POST", "import/" + type, BodyPublishers.ofString(lines));
    }

    void change(String type, Map<String, Object> object) throws IOException, InterruptedException {
        send("PUT", path(type, object), BodyPublishers.ofString(codec.write(object)));
    }

    void delete(String type, Map<String, Object> object) throws IOException, InterruptedException {
        send("DELETE", path(type, object), BodyPublishers.noBody());
    }

    private void send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(host.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("X-Actor", "demo")
                .method(method, body)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    method + " " + request.uri() + " was refused: " + response.statusCode() + " " + response.body());
        }
    }

    private static String path(String type, Map<String, Object> object) {
        String id = URLEncoder.encode(String.valueOf(object.get("id")), StandardCharsets.UTF_8);
        return "objects/" + type + "/" + id.replace("+", "%20");
    }
}
