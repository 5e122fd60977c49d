package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
}
