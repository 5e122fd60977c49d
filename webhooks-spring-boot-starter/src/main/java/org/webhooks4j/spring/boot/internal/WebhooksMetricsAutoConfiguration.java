package org.webhooks4j.spring.boot.internal;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.micrometer.WebhookMetrics;

/** Adds the engine's metrics if the application has a meter registry. They are a listener of the engine. */
@AutoConfiguration(
        after = WebhooksStoreAutoConfiguration.class,
        before = WebhooksAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, WebhookMetrics.class})
@ConditionalOnBean(EngineSetup.class)
public class WebhooksMetricsAutoConfiguration {

    /** The metrics, unless the application declares its own, for example with a tag per webhook. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static class DefaultMetrics {

        @Bean
        @ConditionalOnMissingBean
        WebhookMetrics webhookMetrics(MeterRegistry registry) {
            return WebhookMetrics.builder(registry).build();
        }
    }

    @Bean
    static SmartInitializingSingleton webhookMetricsBinding(
            ObjectProvider<WebhookMetrics> metrics, ObjectProvider<WebhookEngine> engine) {
        return () -> metrics.ifUnique(found -> engine.ifUnique(found::bindTo));
    }
}
