package org.webhooks4j.core.internal.signing;

/** The names of the headers that every request carries: those of Standard Webhooks 1.0.0, and the attempt's number. */
public final class WebhookHeaders {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    public static final String ATTEMPT = "webhook-attempt";

    private WebhookHeaders() {}
}
