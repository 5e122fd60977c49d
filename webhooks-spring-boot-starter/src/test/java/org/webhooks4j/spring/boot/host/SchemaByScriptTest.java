package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.JdbcStore;

/** An application that creates all tables by its own means, which the store waits for. */
class SchemaByScriptTest {

    /** Nothing of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    @Test
    void theStoreWaitsForTheApplicationsOwnScripts(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("schema.sql"), JdbcStore.ddl(Dialect.H2));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Empty.class)
                .run(
                        "--spring.main.web-application-type=none",
                        "--spring.datasource.url=jdbc:h2:mem:schema-by-script",
                        "--spring.sql.init.mode=always",
                        "--spring.sql.init.schema-locations=" + script.toUri())) {
            assertThat(context.getBean(WebhookEngine.class).deliveryTrouble()).isEmpty();
        }
    }
}
