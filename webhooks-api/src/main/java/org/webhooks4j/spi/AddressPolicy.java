package org.webhooks4j.spi;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Decides which hosts and addresses requests may be sent to. The engine consults the policy when a webhook is saved, if
 * the URL's host is an address. The transport consults it on every connection, for every address that the host name
 * resolves to. Called from any thread. Implementations must not perform DNS lookups.
 */
public interface AddressPolicy {

    /**
     * Returns whether requests may go to a host at any address, so that its addresses need no check.
     *
     * @param host a name in lower case, or an address
     * @return true for hosts that the policy lists as trusted
     */
    default boolean trusts(String host) {
        return false;
    }

    /**
     * Checks whether requests may go to a host, judging by its name. Called when a webhook is saved, and before a
     * request goes through a proxy, which hides the addresses.
     *
     * @param host a name in lower case, or an address
     * @return a human-readable reason for the refusal; null if the decision depends on the addresses
     */
    default @Nullable String refusalOf(String host) {
        return null;
    }

    /**
     * Checks whether requests may go to one address of a host.
     *
     * @param host the name in lower case, or the address, as the URL has it
     * @param address one of its addresses
     * @return a human-readable reason for the refusal; null if the address is allowed
     */
    @Nullable
    String refusalOf(String host, InetAddress address);
}
