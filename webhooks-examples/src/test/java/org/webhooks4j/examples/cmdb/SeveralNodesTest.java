package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.examples.receiver.ReceivedRequest;
import org.webhooks4j.examples.receiver.Receiver;

class SeveralNodesTest {

    @Test
    void whatANodeOnlyStoresIsSentByAnother(@TempDir Path folder) throws Exception {
        String database = "jdbc:h2:file:" + folder.resolve("cmdb");
        try (Receiver receiver = Receiver.start();
                TestHost stores = TestHost.startOn(database, "--node", "stores", "--no-deliver")) {
            Map<String, Object> webhook = stores.webhook(receiver.url("/created"), "create");
            receiver.trust("/created", webhook.get("secret").toString());
            stores.post("objects/server", "{\"id\":\"1\"}");
            assertThat(stores.deliveries("status=pending")).hasSize(1);

            try (TestHost sends = TestHost.startOn(database, "--node", "sends")) {
                assertThat(receiver.await(1, Duration.ofSeconds(30))).allMatch(ReceivedRequest::verified);
                sends.engine().drain(Duration.ofSeconds(30));
                String id = receiver.requests().get(0).messageId();
                assertThat(sends.get(TestHost.API + "deliveries/" + id).body()).contains("\"node\":\"sends\"");
            }
        }
    }

    @Test
    void ofSeveralChangesWithOneIfMatchOneSucceedsWhicheverNodeIsAsked(@TempDir Path folder) throws Exception {
        String database = "jdbc:h2:file:" + folder.resolve("cmdb");
        try (TestHost one = TestHost.startOn(database, "--node", "one", "--no-deliver");
                TestHost other = TestHost.startOn(database, "--node", "other", "--no-deliver")) {
            Map<String, Object> webhook = one.webhook("http://127.0.0.1:1/hook", "create");
            String path = TestHost.API + "webhooks/" + webhook.get("id");
            for (int round = 0; round < 10; round++) {
                String tag = one.get(path).headers().firstValue("ETag").orElseThrow();
                String name = round + " by ";
                List<Integer> statuses = together(4, caller -> {
                    String body = "{\"name\":\"" + name + caller + "\",\"url\":\"http://127.0.0.1:1/hook\","
                            + "\"eventTypes\":[\"create\"],\"headers\":{\"X-Token\":\"secret " + caller + "\"}}";
                    return (caller % 2 == 0 ? one : other).send("PUT", path, body, "If-Match", tag);
                });
                assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 412);
            }
            String tag = one.get(path).headers().firstValue("ETag").orElseThrow();
            one.send("POST", path + "/rotate-secret", "");
            assertThat(other.send("DELETE", path, "", "If-Match", tag).statusCode())
                    .as("the entity tag covers hidden fields")
                    .isEqualTo(412);

            String last = one.get(path).headers().firstValue("ETag").orElseThrow();
            List<Integer> statuses =
                    together(4, caller -> (caller % 2 == 0 ? one : other).send("DELETE", path, "", "If-Match", last));
            assertThat(statuses).containsOnlyOnce(204).isSubsetOf(204, 404, 412);
        }
    }

    /** Sends the request of one caller. */
    private interface Ask {
        HttpResponse<String> send(int caller) throws Exception;
    }

    private static List<Integer> together(int callers, Ask ask) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                answers.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return ask.send(caller).statusCode();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get(2, TimeUnit.MINUTES));
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
