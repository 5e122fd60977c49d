package org.webhooks4j.internal.webhook;

import org.webhooks4j.Authentication;
import org.webhooks4j.Authentication.Scheme;

/** Creates an authentication from its parts, and compares it with a stored one. */
public final class Authentications {

    private Authentications() {}

    /**
     * Creates an authentication.
     *
     * @param name the user name or header name; empty for a token
     * @throws IllegalArgumentException if a part is invalid; the message does not contain the secret
     */
    public static Authentication of(Scheme scheme, String name, String secret) {
        return switch (scheme) {
            case BASIC -> Authentication.basic(name, secret);
            case BEARER -> Authentication.bearer(secret);
            case API_KEY -> Authentication.apiKey(name, secret);
        };
    }

    /** Whether an authentication has the scheme and the name, which is empty for a token. */
    public static boolean isOf(Authentication authentication, Scheme scheme, String name) {
        return authentication.scheme() == scheme && Forms.nameOf(authentication).equals(name);
    }
}
