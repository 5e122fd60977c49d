package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.WebhookEngine;

/** The engine, unless the application or a test has its own. */
@AutoConfiguration(after = WebhooksStoreAutoConfiguration.class)
public class WebhooksAutoConfiguration {

    /** The engine and when it runs. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EngineSetup.class)
    @ConditionalOnMissingBean(Webhooks.class)
    static class Engine {

        @Bean(destroyMethod = "close")
        WebhookEngine webhookEngine(EngineSetup setup) {
            return setup.build();
        }

        @Bean
        EngineLifecycle webhookEngineLifecycle(WebhookEngine webhookEngine, WebhooksProperties properties) {
            return new EngineLifecycle(webhookEngine, properties.deliver());
        }
    }

    @Bean
    @ConditionalOnSingleCandidate(WebhookEngine.class)
    @ConditionalOnMissingBean
    WebhookAdmin webhookAdmin(WebhookEngine engine) {
        return engine.admin();
    }
}
