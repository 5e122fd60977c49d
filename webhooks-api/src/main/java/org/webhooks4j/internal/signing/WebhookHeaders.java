package org.webhooks4j.internal.signing;

/**
 * The names of the headers in requests: those of Standard Webhooks 1.0.0, the attempt number, and those of other
 * senders.
 */
public final class WebhookHeaders {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    public static final String ATTEMPT = "webhook-attempt";

    /** The signature header for receivers written for GitHub: {@code sha256=} and hexadecimal digits. */
    public static final String GITHUB_SIGNATURE = "X-Hub-Signature-256";

    /** The signature header for receivers written for NetBox: hexadecimal digits. */
    public static final String NETBOX_SIGNATURE = "X-Hook-Signature";

    private WebhookHeaders() {}
}
