package org.webhooks4j.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.receiver.SignatureVerifier;
import org.webhooks4j.spi.RetryPolicy;

/** A browser, a real engine, and a receiver that answers as the test says. */
@Tag("browser")
abstract class StoryTest {

    final List<Integer> answers = new CopyOnWriteArrayList<>();
    final List<String> received = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> receivedHeaders = new CopyOnWriteArrayList<>();
    final WebhookEngine engine = WebhookEngine.inMemory()
            .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
            .retryPolicy(retries())
            .build();

    volatile String secret = "";
    volatile int status = 200;
    private HttpServer receiver;
    private HttpServer pages;
    Browser browser;

    /** When the engine tries again what failed. */
    abstract RetryPolicy retries();

    String page() {
        return "http://127.0.0.1:" + pages.getAddress().getPort() + "/toolbox/webhooks";
    }

    String hook() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    @BeforeEach
    void start(@TempDir Path profile) throws IOException {
        browser = Browser.start(profile);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        receiver = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        receiver.createContext("/hook", this::receive);
        receiver.start();
        pages = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        pages.createContext(
                "/toolbox/webhooks",
                WebhookConsole.builder(engine.admin())
                        .authorize(request -> Access.MANAGE)
                        .build()
                        .asHttpHandler("/toolbox/webhooks"));
        pages.start();
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
        if (pages != null) {
            pages.stop(0);
            receiver.stop(0);
        }
        if (browser != null) {
            browser.close();
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!secret.isEmpty()) {
            SignatureVerifier.of(secret).verify(exchange.getRequestHeaders()::getFirst, body);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        receivedHeaders.add(headers);
        received.add(new String(body, StandardCharsets.UTF_8));
        answers.add(status);
        exchange.getResponseHeaders().set("X-Note", Hostile.TEXT);
        byte[] answer = Hostile.TEXT.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Creates a webhook from the list, as a person does. */
    void createSync() {
        browser.click("Create Webhook");
        browser.fill("Name", "Sync to External CMDB");
        browser.fill("URL", hook());
        browser.click("create");
        browser.click("update");
        browser.click("Create Webhook");
    }
}
