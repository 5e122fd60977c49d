package org.webhooks4j.examples.cmdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.spi.JsonCodec;

/** Connects the JDK's web server to an endpoint. Turns every failure into a JSON response. */
final class JsonHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CmdbHost.class);
    private static final int NO_BODY = -1;
    private static final long MAX_DISCARDED_BYTES = 64L << 20;

    private final Endpoint endpoint;
    private final JsonCodec codec;

    JsonHandler(Endpoint endpoint, JsonCodec codec) {
        this.endpoint = endpoint;
        this.codec = codec;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            discardRest(exchange.getRequestBody());
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return endpoint.answer(new Request(exchange, codec));
        } catch (RefusedException e) {
            return error(e.status(), String.valueOf(e.getMessage()), e.field());
        } catch (UnreadableObjectException e) {
            return error(400, String.valueOf(e.getMessage()), "body");
        } catch (SQLException | StoreException e) {
            LOG.warn("{} {} failed in the database", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return error(503, "the database cannot do this now; nothing was stored, try again", null);
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return error(500, "something is wrong inside; the log says what", null);
        }
    }

    private Answer error(int status, String message, @Nullable String field) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("error", message);
        if (field != null) {
            tree.put("field", field);
        }
        return Answer.json(status, codec.write(tree));
    }

    /** Reads the rest of the request, because a client that is still writing does not read the response. */
    private static void discardRest(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long discarded = 0;
        for (int read = body.read(buffer); read >= 0 && discarded < MAX_DISCARDED_BYTES; read = body.read(buffer)) {
            discarded += read;
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        Answer.Body body = answer.body();
        if (body == null || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), NO_BODY);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), answer.length());
        try (OutputStream output = exchange.getResponseBody()) {
            body.writeTo(output);
        }
    }
}
