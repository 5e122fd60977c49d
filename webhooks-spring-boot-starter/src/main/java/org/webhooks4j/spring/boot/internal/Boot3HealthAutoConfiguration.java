package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.webhooks4j.core.WebhookEngine;

/** The health of this node, for Spring Boot 3. */
@AutoConfiguration(after = WebhooksAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("webhooks")
@ConditionalOnSingleCandidate(WebhookEngine.class)
public class Boot3HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "webhooksHealthIndicator")
    HealthIndicator webhooksHealthIndicator(WebhookEngine engine) {
        return () -> {
            NodeHealth node = NodeHealth.of(engine);
            return (node.isUp() ? Health.up() : Health.down())
                    .withDetails(node.details())
                    .build();
        };
    }
}
