package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.webhooks4j.Webhooks;

/** Provides a bean that ignores every event if webhooks are disabled, so that data-access code still gets one. */
@AutoConfiguration
@ConditionalOnProperty(name = "webhooks.enabled", havingValue = "false")
public class WebhooksOffAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Webhooks webhooks() {
        return Webhooks.NOOP;
    }
}
