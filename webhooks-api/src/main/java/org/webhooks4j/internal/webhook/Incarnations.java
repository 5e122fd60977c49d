package org.webhooks4j.internal.webhook;

/** Compares what {@link org.webhooks4j.WebhookState#incarnation()} gives. */
public final class Incarnations {

    private Incarnations() {}

    /** Whether they are of two webhooks that had one id one after the other, as far as both are known. */
    public static boolean differ(long one, long other) {
        return one != 0 && other != 0 && one != other;
    }
}
