package org.webhooks4j.core.internal.signing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.webhooks4j.Authentication;
import org.webhooks4j.Webhook;

/** The headers that a webhook brings along, whatever is asked of its receiver. */
public final class OwnHeaders {

    private OwnHeaders() {}

    /** Those that it names, and the one of its authentication; may be added to. */
    public static Map<String, String> of(Webhook webhook) {
        Map<String, String> headers = new LinkedHashMap<>(webhook.options().headers());
        Authentication authentication = webhook.options().authentication();
        if (authentication != null) {
            headers.put(authentication.headerName(), authentication.headerValue());
        }
        return headers;
    }
}
