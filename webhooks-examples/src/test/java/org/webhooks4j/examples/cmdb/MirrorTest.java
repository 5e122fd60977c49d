package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hosts send each other every object over HTTP; each is the receiver of the other. */
class MirrorTest {

    private static final int LIMIT = 20;

    private TestHost east;
    private TestHost west;
    private Inbox intoEast;
    private Inbox intoWest;

    /** Writes what one host receives into it, and names the origin. */
    private static final class Inbox implements AutoCloseable {

        final HttpServer server;
        final AtomicInteger requests = new AtomicInteger();
        final CountDownLatch tooMany = new CountDownLatch(LIMIT);
        private final TestHost host;
        private final String origin;

        Inbox(TestHost host, String origin) throws IOException {
            this.host = host;
            this.origin = origin;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @SuppressWarnings("unchecked")
        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                requests.incrementAndGet();
                tooMany.countDown();
                Map<String, Object> body = host.engine()
                        .codec()
                        .parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                Map<String, Object> data = (Map<String, Object>) body.get("data");
                String objects = "objects/" + data.get("objectType");
                String path = objects + "/" + data.get("objectId");
                // Like many hosts, this one changes a field on each write, so that every echo is a change again.
                Map<String, Object> touched = new HashMap<>((Map<String, Object>) data.get("object"));
                touched.put("written", requests.get());
                String object = host.engine().codec().write(touched);
                int status = switch (body.get("type").toString()) {
                    case "create" ->
                        host.send("POST", objects, object, "X-Origin", origin).statusCode();
                    case "update" ->
                        host.send("PUT", path, object, "X-Origin", origin).statusCode();
                    default -> host.send("DELETE", path, "", "X-Origin", origin).statusCode();
                };
                exchange.sendResponseHeaders(status < 300 ? 204 : 422, -1);
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @BeforeEach
    void startHosts() throws Exception {
        east = TestHost.start("--node", "east");
        west = TestHost.start("--node", "west");
        intoEast = new Inbox(east, "west");
        intoWest = new Inbox(west, "east");
    }

    @AfterEach
    void close() {
        east.close();
        west.close();
        intoEast.close();
        intoWest.close();
    }

    private static void mirror(TestHost from, Inbox to, String... ignoredOrigins) throws Exception {
        String webhook = from.engine()
                .codec()
                .write(Map.of(
                        "name",
                        "Mirror",
                        "url",
                        to.url(),
                        "eventTypes",
                        List.of("create", "update", "delete"),
                        "ignoredOrigins",
                        List.of(ignoredOrigins)));
        assertThat(from.post(TestHost.API + "webhooks", webhook).statusCode()).isEqualTo(201);
    }

    private static void settle(TestHost... hosts) {
        // Twice, because the deliveries of one host can raise events in the other.
        for (int i = 0; i < 2; i++) {
            for (TestHost host : hosts) {
                assertThat(host.engine().drain(Duration.ofSeconds(30))).isTrue();
            }
        }
    }

    @Test
    void hostsThatIgnoreEachOthersWritesMirrorEachOtherWithoutALoop() throws Exception {
        mirror(east, intoWest, "west");
        mirror(west, intoEast, "east");

        east.post("objects/server", "{\"id\":\"1\",\"name\":\"made in the east\"}");
        west.post("objects/server", "{\"id\":\"2\",\"name\":\"made in the west\"}");
        settle(east, west);
        assertThat(west.json(west.get("objects/server/1"))).containsEntry("name", "made in the east");
        assertThat(east.json(east.get("objects/server/2"))).containsEntry("name", "made in the west");

        west.send("PUT", "objects/server/1", "{\"name\":\"changed in the west\"}");
        east.send("DELETE", "objects/server/2", "");
        settle(east, west);
        assertThat(east.json(east.get("objects/server/1"))).containsEntry("name", "changed in the west");
        assertThat(west.get("objects/server/2").statusCode()).isEqualTo(404);

        assertThat(intoWest.requests).hasValue(2);
        assertThat(intoEast.requests).hasValue(2);
        assertThat(east.deliveries("limit=100"))
                .hasSize(2)
                .allMatch(d -> d.get("status").equals("delivered"));
        assertThat(west.deliveries("limit=100"))
                .hasSize(2)
                .allMatch(d -> d.get("status").equals("delivered"));
    }

    /** Without ignored origins, the same hosts would send each other updates forever. */
    @Test
    void hostsThatIgnoreNothingLoop() throws Exception {
        west.post("objects/server", "{\"id\":\"1\",\"n\":0}");
        east.post("objects/server", "{\"id\":\"1\",\"n\":0}");
        mirror(east, intoWest);
        mirror(west, intoEast);

        west.send("PUT", "objects/server/1", "{\"n\":1}");

        assertThat(intoEast.tooMany.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
