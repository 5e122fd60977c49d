package org.webhooks4j.core.internal.admin;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.payload.PayloadFormats;
import org.webhooks4j.spi.AddressPolicy;

/** Rules that depend on how the engine is set up: which formats it knows, and where requests may go. */
public final class WebhookCheck {

    private final PayloadFormats formats;
    private final AddressPolicy addresses;

    /** Puts the parts together. */
    public WebhookCheck(PayloadFormats formats, AddressPolicy addresses) {
        this.formats = formats;
        this.addresses = addresses;
    }

    /** Refuses a webhook that this engine could never serve. */
    public void check(Webhook webhook) {
        try {
            formats.byName(webhook.format());
        } catch (IllegalArgumentException e) {
            throw new InvalidWebhookException(List.of(new Violation("format", String.valueOf(e.getMessage()))));
        }
        String refusal = refusal(URI.create(webhook.url()).getHost().toLowerCase(Locale.ROOT));
        if (refusal != null) {
            throw new InvalidWebhookException(List.of(new Violation(
                    "url", "'" + webhook.url() + "' may not be called: " + refusal + "; choose another host")));
        }
    }

    /** Only for hosts that are addresses; names are looked up and checked at every connection. */
    private @Nullable String refusal(String host) {
        if (addresses.trusts(host) || !(host.startsWith("[") || host.matches("[0-9a-fx.]*[0-9][0-9a-fx.]*"))) {
            return null;
        }
        try {
            return addresses.refusalOf(host, InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
