package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

class ImportTest {

    private final Receiver receiver = Receiver.start();
    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        host = TestHost.start();
        Map<String, Object> webhook = host.webhook(receiver.url("/all"), "create", "update");
        receiver.trust("/all", webhook.get("secret").toString());
    }

    @AfterEach
    void close() {
        host.close();
        receiver.close();
    }

    @Test
    void eachLineCreatesOrUpdatesAndIsSent() throws Exception {
        host.post("objects/server", "{\"id\":\"1\",\"name\":\"old\"}");

        HttpResponse<String> imported =
                host.post("import/server", "{\"id\":\"1\",\"name\":\"new\"}\r\n\n{\"id\":\"2\",\"name\":\"other\"}");

        assertThat(imported.statusCode()).isEqualTo(200);
        assertThat(host.json(imported)).isEqualTo(Map.of("imported", 2L));
        List<ReceivedRequest> requests = receiver.await(3, Duration.ofSeconds(30));
        assertThat(requests)
                .extracting(ReceivedRequest::body)
                .anyMatch(body -> body.contains("\"type\":\"update\"")
                        && body.contains("\"changes\":[{\"path\":\"name\",\"before\":\"old\",\"after\":\"new\"}]"));
    }

    @Test
    void aWebhookMayHearOnceOfAWholeImport() throws Exception {
        String webhook = "{\"name\":\"Summary\",\"url\":\"" + receiver.url("/summary")
                + "\",\"eventTypes\":[\"create\"],\"bulkEvents\":\"summary\"}";
        receiver.trust(
                "/summary",
                host.json(host.post(TestHost.API + "webhooks", webhook))
                        .get("secret")
                        .toString());
        String lines =
                IntStream.range(0, 1_201).mapToObj(i -> "{\"id\":" + i + "}\n").collect(Collectors.joining());

        assertThat(host.post("import/server", lines).statusCode()).isEqualTo(200);

        List<ReceivedRequest> requests = receiver.await(1_202, Duration.ofSeconds(60));
        assertThat(requests)
                .filteredOn(request -> request.path().equals("/summary"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"events\":1201,\"counts\":{\"server\":{\"create\":1201}}", "\"omitted\":701"));
    }

    @Test
    void oneBadLineLeavesNothingOfTheOthers() throws Exception {
        HttpResponse<String> refused =
                host.post("import/server", "{\"id\":\"1\"}\n".repeat(250) + "\n{\"id\":\n{\"id\":\"3\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(host.json(refused)).containsEntry("field", "line 252");
        assertThat(host.json(refused).get("error").toString()).contains("line 252 of the import", "column");
        assertThat(host.get("objects/server").body()).isEqualTo("[]");
        assertThat(host.deliveries("limit=1000")).isEmpty();
    }

    @Test
    void anImportMayBeLargerThanAnyOfItsObjects() throws Exception {
        String line = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}\n";

        HttpResponse<String> imported = host.post("import/large", line.repeat(7));

        assertThat(host.json(imported)).isEqualTo(Map.of("imported", 7L));
    }

    @Test
    void aLineOfMoreThanFiveMebibytesIsTooLarge() throws Exception {
        HttpResponse<String> refused = host.post("import/large", "{\"text\":\"" + "x".repeat(5 << 20) + "\"}");

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(host.json(refused)).containsEntry("field", "line 1");
    }
}
