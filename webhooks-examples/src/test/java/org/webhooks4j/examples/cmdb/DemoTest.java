package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.webhooks4j.examples.demo.Demo;
import org.webhooks4j.examples.receiver.ReceivedRequest;
import org.webhooks4j.examples.receiver.Receiver;

class DemoTest {

    @Test
    void theMachinesInventoryReachesTheReceiver() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (TestHost host = TestHost.start();
                Receiver receiver = Demo.run(
                        host.engine(), host.address(), new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            assertThat(receiver.requests()).hasSizeGreaterThan(5).allMatch(ReceivedRequest::verified);
            assertThat(receiver.requests())
                    .extracting(ReceivedRequest::path)
                    .contains("/api/object-created", "/webhooks/object-deleted");
            assertThat(host.deliveries("status=dead")).isEmpty();
        }
        String report = printed.toString(StandardCharsets.UTF_8);
        assertThat(report)
                .contains(
                        "Notify an External Inventory System on Object Creation",
                        "Log Object Deletions to an Audit Trail System",
                        "was sent to nobody");
        assertThat(Pattern.compile("got (\\d+) requests and verified the signatures of \\1")
                        .matcher(report)
                        .find())
                .isTrue();
    }
}
