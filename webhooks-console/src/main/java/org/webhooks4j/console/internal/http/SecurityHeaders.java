package org.webhooks4j.console.internal.http;

import java.util.List;
import org.webhooks4j.console.ConsoleResponse;

/** Tells browsers to load and run only the console's own files, and to send no referrer. */
public final class SecurityHeaders {

    private static final String NOBODY = "'none'";

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors ");
    private static final String POLICY_END = "; base-uri 'none'";

    private final String policy;

    /** Allows the given sources to embed the pages in theirs; nobody if there are none. */
    public SecurityHeaders(List<String> frameAncestors) {
        policy = POLICY + (frameAncestors.isEmpty() ? NOBODY : String.join(" ", frameAncestors)) + POLICY_END;
    }

    public ConsoleResponse addTo(ConsoleResponse response) {
        return response.withHeader("Content-Security-Policy", policy)
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Referrer-Policy", "no-referrer");
    }
}
