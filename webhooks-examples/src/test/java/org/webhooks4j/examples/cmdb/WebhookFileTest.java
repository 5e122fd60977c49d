package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.admin.WebhookChange;

class WebhookFileTest {

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void aHostStartsWithTheWebhooksOfAFileHoweverOftenItStarts(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("webhooks.json"), """
                {"webhooks": [{"id": "inventory", "url": "https://inventory.example.com/hook",
                               "eventTypes": ["create"], "filter": {"after": "status", "is": "active"}}]}
                """);
        for (int i = 0; i < 2; i++) {
            try (TestHost host = TestHost.startOn(database, "--webhooks", file.toString())) {
                assertThat(host.get(TestHost.API + "webhooks/inventory").body()).contains("\"status\"");
                assertThat(host.engine()
                                .admin()
                                .diagnostics()
                                .changes("inventory", null)
                                .items())
                        .extracting(WebhookChange::actor)
                        .containsExactly("--webhooks");
            }
        }
    }

    @Test
    void aFileWithAFaultKeepsTheHostFromStarting(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("webhooks.json"),
                "{\"webhooks\": [{\"id\": \"a\", \"url\": \"nowhere\", \"eventTypes\": [\"create\"]}]}");
        assertThatThrownBy(() -> TestHost.startOn(database, "--webhooks", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("webhooks[0].url");
        assertThatThrownBy(() -> TestHost.startOn(database, "--webhooks", folder + "/none.json"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be read");
    }
}
