package org.webhooks4j.core.internal.fault;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the ids of the webhook and the delivery that a thread works for into SLF4J's MDC. */
public final class LogContext {

    private static final String WEBHOOK = "webhookId";
    private static final String DELIVERY = "deliveryId";

    private LogContext() {}

    /** Runs a task with these ids in the calling thread's MDC, and then restores the MDC. */
    public static void run(String webhookId, @Nullable String deliveryId, Runnable task) {
        String webhookBefore = MDC.get(WEBHOOK);
        String deliveryBefore = MDC.get(DELIVERY);
        try {
            put(WEBHOOK, webhookId);
            put(DELIVERY, deliveryId);
            task.run();
        } finally {
            put(WEBHOOK, webhookBefore);
            put(DELIVERY, deliveryBefore);
        }
    }

    private static void put(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
