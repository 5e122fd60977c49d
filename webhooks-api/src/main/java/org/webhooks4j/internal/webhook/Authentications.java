package org.webhooks4j.internal.webhook;

import org.webhooks4j.Authentication;
import org.webhooks4j.Authentication.Scheme;

/** Makes an authentication of its parts, and compares with one that is stored. */
public final class Authentications {

    private Authentications() {}

    /**
     * The authentication.
     *
     * @param name the user's or the header's name; empty for a token
     * @throws IllegalArgumentException if a part is not usable, with a message that does not repeat the secret
     */
    public static Authentication of(Scheme scheme, String name, String secret) {
        return switch (scheme) {
            case BASIC -> Authentication.basic(name, secret);
            case BEARER -> Authentication.bearer(secret);
            case API_KEY -> Authentication.apiKey(name, secret);
        };
    }

    /** Whether it is of a scheme and a name, which is empty for a token. */
    public static boolean isOf(Authentication authentication, Scheme scheme, String name) {
        return authentication.scheme() == scheme && Forms.nameOf(authentication).equals(name);
    }
}
