package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.webhooks4j.core.WebhookEngine;

/** Adds the endpoint {@code webhooks} if the actuator is present and exposes it. */
@AutoConfiguration(after = WebhooksAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(endpoint = WebhooksEndpoint.class)
@ConditionalOnSingleCandidate(WebhookEngine.class)
public class WebhooksEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WebhooksEndpoint webhooksEndpoint(WebhookEngine engine) {
        return new WebhooksEndpoint(engine);
    }
}
