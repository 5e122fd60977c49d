package org.webhooks4j.spring.boot;

import org.webhooks4j.core.WebhookEngineBuilder;

/**
 * Adjusts the engine that the starter builds. Declare beans of this type for what no property {@code webhooks.*} and no
 * other bean says. They are called in the order of {@code @Order}, after all properties and beans have been applied.
 */
@FunctionalInterface
public interface WebhooksCustomizer {

    /**
     * Adjusts the engine. Called once, while the application context starts.
     *
     * @param engine the builder of the application's engine; its store is set already
     */
    void customize(WebhookEngineBuilder engine);
}
