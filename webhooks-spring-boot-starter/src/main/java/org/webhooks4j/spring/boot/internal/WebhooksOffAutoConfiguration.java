package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.webhooks4j.Webhooks;

/** Without webhooks, what data-access code asks for is still there, and ignores every event. */
@AutoConfiguration
@ConditionalOnProperty(name = "webhooks.enabled", havingValue = "false")
public class WebhooksOffAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Webhooks webhooks() {
        return Webhooks.NOOP;
    }
}
