package org.webhooks4j.internal.webhook;

/** Compares values of {@link org.webhooks4j.WebhookState#incarnation()}. */
public final class Incarnations {

    private Incarnations() {}

    /** Whether two incarnations belong to different webhooks with the same id; false if either is unknown. */
    public static boolean differ(long one, long other) {
        return one != 0 && other != 0 && one != other;
    }
}
