package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkHttpHandlerTest {

    private final TestConsole console = new TestConsole();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", console.console().asHttpHandler("/toolbox/webhooks"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRequestPassesThroughInFull() throws Exception {
        HttpResponse<String> created = client.send(
                request("/toolbox/webhooks/api/webhooks")
                        .POST(BodyPublishers.ofString(TestConsole.CREATE_BODY.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"secret\":\"whsec_");

        HttpResponse<String> read = get(created.headers().firstValue("Location").orElseThrow());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("Sync to External CMDB");
        assertThat(get("/toolbox/webhooks/api/deliveries?status=lost").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAnswerWithoutABodyLeavesTheConnectionUsable() throws Exception {
        console.createWebhook();
        HttpRequest head = request("/toolbox/webhooks/api/webhooks")
                .method("HEAD", BodyPublishers.noBody())
                .build();

        assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(get("/toolbox/webhooks/api/webhooks").body()).contains("Sync to External CMDB");
    }

    @Test
    void whoeverSendsTooMuchGetsAnAnswer() throws Exception {
        HttpRequest request = request("/toolbox/webhooks/api/webhooks")
                .POST(BodyPublishers.ofString(" ".repeat(6 << 20)))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void theMountPathIsThePage() throws Exception {
        HttpResponse<String> page = get("/toolbox/webhooks");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsPattern("src=\"webhooks/assets-[0-9a-f]+/app.js\"");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    void whatIsNotBelowTheMountPathIsNotFound() throws Exception {
        assertThat(get("/toolbox/webhooks2/api/webhooks").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aMountPathBeginsWithASlash() {
        assertThatThrownBy(() -> console.console().asHttpHandler("toolbox"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'toolbox'");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.getAddress().getPort() + path));
    }
}
