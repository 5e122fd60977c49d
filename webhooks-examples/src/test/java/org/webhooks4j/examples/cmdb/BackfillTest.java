package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.examples.receiver.ReceivedRequest;
import org.webhooks4j.examples.receiver.Receiver;

class BackfillTest {

    private final Receiver receiver = Receiver.start();
    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        host = TestHost.start();
        host.post("import/rack", "{\"id\":\"r1\"}\n{\"id\":\"r/2\"}");
        host.post(
                "import/server",
                IntStream.range(0, 250).mapToObj(i -> "{\"id\":" + i + "}\n").collect(Collectors.joining()));
    }

    @AfterEach
    void close() {
        host.close();
        receiver.close();
    }

    private String webhook() throws Exception {
        Map<String, Object> webhook = host.webhook(receiver.url("/late"), "create", "update");
        receiver.trust("/late", webhook.get("secret").toString());
        return webhook.get("id").toString();
    }

    @Test
    void aNewEndpointIsToldOfEveryObject() throws Exception {
        String id = webhook();

        assertThat(host.json(host.post("backfill/" + id + "?rate=100000", "")))
                .isEqualTo(Map.of("sent", 252L, "skipped", 0L, "finished", true));

        List<ReceivedRequest> requests = receiver.await(252, Duration.ofSeconds(60));
        assertThat(requests).allMatch(ReceivedRequest::verified);
        assertThat(requests.stream()
                        .map(request -> request.body()
                                .replaceAll(".*\"objectType\":\"(.*?)\",\"objectId\":\"(.*?)\".*", "$1/$2"))
                        .distinct())
                .hasSize(252)
                .contains("rack/r/2", "server/0", "server/249");
        assertThat(host.json(host.get(TestHost.API + "webhooks/" + id + "/backfill")))
                .containsEntry("sent", 252L)
                .containsEntry("finished", true);
    }

    /** Whatever order writes and steps of the backfill fall into, the endpoint ends with what the database holds. */
    @Test
    void anEndpointNeverEndsWithAnOldState() throws Exception {
        String id = webhook();
        Thread writer = new Thread(() -> {
            try {
                for (int version = 1; version <= 40; version++) {
                    host.send("PUT", "objects/server/" + version % 4, "{\"version\":" + version + "}");
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        for (int i = 0; i < 5; i++) {
            assertThat(host.post("backfill/" + id + "?rate=100000", "").statusCode())
                    .isEqualTo(200);
        }
        writer.join(60_000);

        List<ReceivedRequest> requests = receiver.await(5 * 252 + 40, Duration.ofSeconds(60));
        Map<Integer, Integer> last = requests.stream()
                .filter(request -> request.body().matches(".*\"objectType\":\"server\",\"objectId\":\"[0-3]\".*"))
                .collect(Collectors.toMap(
                        request -> number("objectId\":\"", request.body()),
                        request -> number("version\":", request.body()),
                        (earlier, later) -> later));
        assertThat(last).isEqualTo(Map.of(0, 40, 1, 37, 2, 38, 3, 39));
    }

    private static int number(String before, String text) {
        int start = text.indexOf(before);
        return start < 0
                ? 0
                : Integer.parseInt(text.substring(start + before.length()).replaceAll("(?s)^([0-9]+).*", "$1"));
    }

    @Test
    void whatCannotBeBroughtUpToDateIsTold() throws Exception {
        String id = webhook();
        assertThat(host.post("backfill/none", "").statusCode()).isEqualTo(404);
        assertThat(host.post("backfill/" + id + "?rate=fast", "").statusCode()).isEqualTo(400);
        assertThat(host.get("backfill/" + id).statusCode()).isEqualTo(405);
    }
}
