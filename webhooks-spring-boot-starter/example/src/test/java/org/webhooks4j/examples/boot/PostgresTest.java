package org.webhooks4j.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.testkit.ScriptedReceiver;

/** The example on PostgreSQL, with nothing changed but the URL. */
class PostgresTest {

    @Test
    void theExampleRunsOnPostgresToo() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ScriptedReceiver receiver = ScriptedReceiver.onLoopback();
                ConfigurableApplicationContext context = new SpringApplicationBuilder(ExampleApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--webhooks.http.allow=127.0.0.1",
                                "--webhooks.definitions.inventory.url=" + receiver.url(),
                                "--webhooks.definitions.inventory.events=create",
                                "--webhooks.definitions.inventory.unsigned=true")) {
            context.getBean(ServerService.class).create("srv-1");

            assertThat(context.getBean(WebhookEngine.class).drain(Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(receiver).received(1).last().hasField("data.objectId", "srv-1");
        }
    }
}
