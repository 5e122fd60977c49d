package org.webhooks4j.core.internal.signing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.webhooks4j.Authentication;
import org.webhooks4j.Webhook;

/** Returns the headers that a webhook adds to every request. */
public final class OwnHeaders {

    private OwnHeaders() {}

    /** Returns the webhook's own headers and its authentication header, in a modifiable map. */
    public static Map<String, String> of(Webhook webhook) {
        Map<String, String> headers = new LinkedHashMap<>(webhook.options().headers());
        Authentication authentication = webhook.options().authentication();
        if (authentication != null) {
            headers.put(authentication.headerName(), authentication.headerValue());
        }
        return headers;
    }
}
