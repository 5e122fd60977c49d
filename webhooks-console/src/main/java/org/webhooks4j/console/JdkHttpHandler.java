package org.webhooks4j.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.webhooks4j.console.internal.http.ResponseHeaders;

/** Adapts the console to the JDK's web server. */
final class JdkHttpHandler implements HttpHandler {

    private static final int NO_BODY = -1;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_DISCARDED_BUFFERS = 256;

    private final WebhookConsole console;
    private final String mountPath;

    JdkHttpHandler(WebhookConsole console, String mountPath) {
        this.console = console;
        this.mountPath = MountPath.normalize(mountPath);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String path = MountPath.below(mountPath, uri.getRawPath());
            send(exchange, path == null ? ConsoleResponse.of(404) : answer(exchange, path));
        }
    }

    private ConsoleResponse answer(HttpExchange exchange, String path) {
        HttpPrincipal principal = exchange.getPrincipal();
        return console.handle(ConsoleRequest.of(exchange.getRequestMethod(), mountPath, path)
                .withQuery(exchange.getRequestURI().getRawQuery())
                .withHeaders(exchange.getRequestHeaders())
                .withBody(exchange.getRequestBody())
                .withUser(principal == null ? null : principal.getUsername())
                .wrapping(exchange));
    }

    private static void send(HttpExchange exchange, ConsoleResponse response) throws IOException {
        discard(exchange.getRequestBody());
        ResponseHeaders.copy(response, exchange.getResponseHeaders()::set, exchange.getResponseHeaders()::add);
        int length = response.bodyLength();
        exchange.sendResponseHeaders(response.status(), length == 0 ? NO_BODY : length);
        if (length > 0) {
            response.writeBodyTo(exchange.getResponseBody());
        }
    }

    /**
     * Reads and discards the unread rest of the body, up to 16 MiB. Otherwise this server resets the connection, and
     * the response is lost.
     */
    private static void discard(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int i = 0; i < MAX_DISCARDED_BUFFERS; i++) {
            if (body.readNBytes(buffer, 0, BUFFER_BYTES) < BUFFER_BYTES) {
                return;
            }
        }
    }
}
