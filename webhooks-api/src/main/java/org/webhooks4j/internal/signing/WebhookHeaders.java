package org.webhooks4j.internal.signing;

/**
 * The names of the headers that requests carry: those of Standard Webhooks 1.0.0, the attempt's number, and others'.
 */
public final class WebhookHeaders {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    public static final String ATTEMPT = "webhook-attempt";

    /** What receivers that were written for GitHub look for: {@code sha256=} and hexadecimal digits. */
    public static final String GITHUB_SIGNATURE = "X-Hub-Signature-256";

    /** What receivers that were written for NetBox look for: hexadecimal digits. */
    public static final String NETBOX_SIGNATURE = "X-Hook-Signature";

    private WebhookHeaders() {}
}
