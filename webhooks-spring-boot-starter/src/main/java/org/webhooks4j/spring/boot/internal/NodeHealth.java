package org.webhooks4j.spring.boot.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.WebhookEngine;

/**
 * Reports whether this node delivers, for the health indicators of both versions of Spring Boot. A failing receiver
 * does not affect it.
 */
record NodeHealth(@Nullable String trouble, boolean paused) {

    static NodeHealth of(WebhookEngine engine) {
        return new NodeHealth(engine.deliveryTrouble().orElse(null), engine.isPaused());
    }

    boolean isUp() {
        return trouble == null;
    }

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        if (trouble != null) {
            details.put("trouble", trouble);
        }
        details.put("paused", paused);
        return details;
    }
}
