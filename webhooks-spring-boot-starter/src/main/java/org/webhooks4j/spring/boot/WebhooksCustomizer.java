package org.webhooks4j.spring.boot;

import org.webhooks4j.core.WebhookEngineBuilder;

/**
 * Adjusts the engine that the starter builds. Declare beans of this type for settings that no {@code webhooks.*}
 * property and no other bean offers. The starter calls them in the order of {@code @Order}, after it has applied all
 * properties and beans.
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
