package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.JsonCodec;

/** Objects are written as the application's own mapper does, be it of Jackson 2 or 3. */
@Timeout(60)
class HostMapperTest {

    record Machine(String id, String hostName) {}

    @Configuration(proxyBeanMethods = false)
    static class OwnCodec {

        @Bean
        JsonCodec codec() {
            return new WebhookCodec();
        }
    }

    /** Always reads the same. */
    private static final class WebhookCodec implements JsonCodec {

        @Override
        public Map<String, Object> toTree(Object object) {
            return Map.of("own", true);
        }

        @Override
        public String write(Object tree) {
            return "{}";
        }

        @Override
        public Map<String, Object> parse(String json) {
            return Map.of();
        }
    }

    private static Map<String, ?> read(Class<?>... configurations) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HostApplication.class)
                .sources(configurations)
                .properties(Map.of(
                        "spring.datasource.url", "jdbc:h2:mem:host-mapper",
                        "server.port", "0",
                        "spring.jackson.property-naming-strategy", "SNAKE_CASE",
                        "webhooks.schema", "migrate"))
                .run()) {
            return context.getBean(WebhookEngine.class).codec().toTree(new Machine("1", "web-01"));
        }
    }

    @Test
    void theApplicationsSettingsOfItsMapperHold() {
        assertThat(read()).isEqualTo(Map.of("id", "1", "host_name", "web-01"));
    }

    @Test
    void aCodecOfTheApplicationsComesFirst() {
        assertThat(read(OwnCodec.class)).isEqualTo(Map.of("own", true));
    }
}
