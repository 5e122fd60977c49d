package org.webhooks4j.core.internal.admin;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.net.TargetHost;
import org.webhooks4j.core.internal.payload.PayloadFormats;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.spi.AddressPolicy;

/** Checks webhooks against the engine's configuration: known names, and where requests may go. */
public final class WebhookCheck {

    private final PayloadFormats formats;
    private final AddressPolicy addresses;
    private final Set<String> tlsIdentities;

    /** Creates a check. */
    public WebhookCheck(PayloadFormats formats, AddressPolicy addresses, Set<String> tlsIdentities) {
        this.formats = formats;
        this.addresses = addresses;
        this.tlsIdentities = tlsIdentities;
    }

    /** Rejects a webhook that this engine could never serve, with all reasons. */
    public void check(Webhook webhook) {
        List<Violation> violations = new ArrayList<>();
        try {
            formats.byName(webhook.options().format());
        } catch (IllegalArgumentException e) {
            violations.add(new Violation("format", String.valueOf(e.getMessage())));
        }
        // Checks only the host itself; the addresses that its name resolves to are checked on every connection.
        String refusal = TargetHost.of(URI.create(webhook.url()).getHost()).refusal(addresses);
        if (refusal != null) {
            violations.add(new Violation(
                    "url",
                    "'" + SecretUrl.masked(webhook.url()) + "' may not be called: " + refusal
                            + "; choose another host"));
        }
        checkTlsIdentity(webhook.options().tlsIdentity(), violations);
        if (!violations.isEmpty()) {
            throw new InvalidWebhookException(violations);
        }
    }

    private void checkTlsIdentity(@Nullable String identity, List<Violation> violations) {
        if (identity != null && !tlsIdentities.contains(identity)) {
            violations.add(new Violation(
                    "tlsIdentity",
                    "'" + identity + "' is not known; "
                            + (tlsIdentities.isEmpty()
                                    ? "leave it out, as the transport has none"
                                    : "the transport has " + String.join(", ", new TreeSet<>(tlsIdentities)))));
        }
    }
}
