package org.webhooks4j.spi;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where requests may go. Asked when a webhook is saved, for a host that is an address, and at every connection, for
 * every address that the host's name stands for. Called from any thread; must not look names up.
 */
public interface AddressPolicy {

    /**
     * Whether a host may be called whatever its address, so that none need be checked.
     *
     * @param host a name in lower case, or an address
     * @return true for hosts the policy names as trusted
     */
    default boolean trusts(String host) {
        return false;
    }

    /**
     * Whether a host may be called by its name at all. Asked when a webhook is saved, and before a request goes through
     * a proxy, which hides the addresses.
     *
     * @param host a name in lower case, or an address
     * @return why not, for people to read; null if it depends on the addresses
     */
    default @Nullable String refusalOf(String host) {
        return null;
    }

    /**
     * Whether an address of a host may be called.
     *
     * @param host the name in lower case, or the address, as it stands in the URL
     * @param address one of its addresses
     * @return why not, for people to read; null if it may
     */
    @Nullable
    String refusalOf(String host, InetAddress address);
}
