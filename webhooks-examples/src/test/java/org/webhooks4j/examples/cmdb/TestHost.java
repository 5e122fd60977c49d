package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.webhooks4j.core.WebhookEngine;

/** A host in this process on a database of its own, with a client. */
final class TestHost implements AutoCloseable {

    static final String API = "toolbox/webhooks/api/";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CmdbHost host;

    private TestHost(CmdbHost host) {
        this.host = host;
    }

    static TestHost start(String... options) throws Exception {
        return startOn("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", options);
    }

    static TestHost startOn(String database, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("--port", "0", "--allow-loopback", "--retry", "100ms", "--db", database));
        arguments.addAll(List.of(options));
        return new TestHost(CmdbHost.start(Options.parse(arguments)));
    }

    URI address() {
        return host.address();
    }

    WebhookEngine engine() {
        return host.engine();
    }

    /** Sends a request; the headers are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.address().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    /** Creates a webhook through the management API. */
    Map<String, Object> webhook(String url, String... eventTypes) throws Exception {
        String json = engine().codec()
                .write(Map.of("name", "Test of " + List.of(eventTypes), "url", url, "eventTypes", List.of(eventTypes)));
        HttpResponse<String> created = post(API + "webhooks", json);
        if (created.statusCode() != 201) {
            throw new AssertionError(created.body());
        }
        return json(created);
    }

    Map<String, Object> json(HttpResponse<String> response) {
        return engine().codec().parse(response.body());
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> deliveries(String query) throws Exception {
        return (List<Map<String, Object>>)
                json(get(API + "deliveries?" + query)).get("items");
    }

    @Override
    public void close() {
        host.close();
    }
}
