package org.webhooks4j.core;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.AddressPolicy;

/** Stub. */
public final class AddressRules implements AddressPolicy {
    private AddressRules() {}
    /**
     * Stub.
     *
     * @return x
     */
    public static AddressRules standard() {
        return new AddressRules();
    }
    /**
     * Stub.
     *
     * @param x x
     * @return x
     */
    public AddressRules allow(String... x) {
        return this;
    }

    @Override
    public @Nullable String refusalOf(String host, InetAddress address) {
        return address.isLinkLocalAddress() ? host : null;
    }
}
