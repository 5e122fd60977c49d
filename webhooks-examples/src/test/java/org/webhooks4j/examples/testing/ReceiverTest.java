package org.webhooks4j.examples.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.receiver.InvalidSignatureException;
import org.webhooks4j.receiver.SignatureVerifier;
import org.webhooks4j.testkit.ReceiverContract;
import org.webhooks4j.testkit.WebhookRequest;

/**
 * Shows the test of a receiver, here an endpoint of the JDK's server. The test implements the call and inherits the
 * contract.
 */
class ReceiverTest extends ReceiverContract {

    /** The code under test. */
    private static final class Endpoint {

        private final SignatureVerifier verifier;

        Endpoint(String secret) {
            this.verifier = SignatureVerifier.of(secret);
        }

        void handle(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(isGenuine(exchange, body) ? 204 : 401, -1);
            exchange.close();
        }

        private boolean isGenuine(HttpExchange exchange, byte[] body) {
            try {
                verifier.verify(exchange.getRequestHeaders()::getFirst, body);
                return true;
            } catch (InvalidSignatureException e) {
                return false;
            }
        }
    }

    private final SigningKey key = SigningKey.generate();
    private final HttpServer server;

    ReceiverTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/hook", new Endpoint(key.reveal())::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Override
    protected Webhook webhook() {
        return Webhook.to("http://127.0.0.1:" + server.getAddress().getPort() + "/hook")
                .on(EventType.CREATE)
                .signedWith(key)
                .build();
    }

    @Override
    protected int post(WebhookRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(request.url()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(post::header);
        return HttpClient.newHttpClient()
                .send(post.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
