package org.webhooks4j.internal.signing;

import java.util.stream.Stream;

/**
 * The prefixes of the text forms of keys. Those of Standard Webhooks are {@code whsec_}, {@code whsk_}, {@code whpk_}.
 */
public final class KeyPrefix {

    /** Begins a secret for HMAC-SHA256. */
    public static final String HMAC = "whsec_";

    /** Begins a private key for Ed25519. */
    public static final String ED25519_PRIVATE = "whsk_";

    /** Begins a public key for Ed25519. */
    public static final String ED25519_PUBLIC = "whpk_";

    /** Begins a secret that signs as GitHub does. */
    public static final String GITHUB = "github:";

    /** Begins a secret that signs as NetBox does. */
    public static final String NETBOX = "netbox:";

    private KeyPrefix() {}

    /** Whether a text begins like a key that signs. */
    public static boolean beginsSecret(String text) {
        return Stream.of(HMAC, ED25519_PRIVATE, GITHUB, NETBOX).anyMatch(text::startsWith);
    }
}
