package org.webhooks4j.console.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.TestConsole;

/** The servlet in a real container. */
class WebhookConsoleServletTest {

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @CsvSource({"'',/toolbox/webhooks/*,/toolbox/webhooks", "/cm%20db,/tool box/*,/cm%20db/tool%20box", "'',/*,''"})
    void aRequestPassesThroughInFullWhereverTheServletIs(String context, String mapping, String mountPath)
            throws Exception {
        start(context, mapping, new TestConsole());
        HttpResponse<String> created = client.send(
                request(mountPath + "/api/webhooks")
                        .POST(BodyPublishers.ofString(TestConsole.CREATE_BODY.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
        String location = created.headers().firstValue("Location").orElseThrow();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(location).startsWith(mountPath + "/api/webhooks/");
        assertThat(get(location).body()).contains("Sync to External CMDB");
        assertThat(get(mountPath + "/api/deliveries?status=lost").statusCode()).isEqualTo(400);
        assertThat(get(mountPath).body()).startsWith("<!doctype html>");
    }

    @Test
    void headersAndTheContainersRequestReachTheAuthorization() throws Exception {
        start(
                "",
                "/w/*",
                new TestConsole(request -> "alice".equals(request.header("x-user"))
                                && request.unwrap(HttpServletRequest.class)
                                        .getRequestURI()
                                        .equals("/w/api/access")
                        ? Access.VIEW
                        : Access.NONE));

        assertThat(client.send(
                                request("/w/api/access")
                                        .header("X-User", "alice")
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .isEqualTo("{\"access\":\"view\"}");
        HttpResponse<String> refused = get("/w/api/access");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().allValues("X-Content-Type-Options")).isEqualTo(List.of("nosniff"));
    }

    @Test
    void parametersWithinThePathAreNoPartOfIt() throws Exception {
        start("", "/w/*", new TestConsole());

        assertThat(get("/w;a=1/api/webhooks;jsessionid=2").statusCode()).isEqualTo(200);
        assertThat(get("/w;Domain=example.com")
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .endsWith("; Path=/w; SameSite=Strict");
    }

    private void start(String contextPath, String mapping, TestConsole console) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "localhost");
        Context context = tomcat.addContext(contextPath.replace("%20", " "), null);
        Tomcat.addServlet(context, "console", new WebhookConsoleServlet(console.console()));
        context.addServletMappingDecoded(mapping, "console");
        tomcat.start();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path));
    }
}
