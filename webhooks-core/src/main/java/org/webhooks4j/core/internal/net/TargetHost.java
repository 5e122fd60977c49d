package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.AddressPolicy;

/** The host of a URL: a name to be resolved, or an address. */
public final class TargetHost {

    /** Names that a resolver might parse as an address: the last label of a real name begins with a letter. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final int MAX_KNOWN = 1_000;

    /** Cache, because the few hosts of the webhooks are parsed for every request. */
    private static final Map<String, TargetHost> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    private final @Nullable InetAddress address;

    private TargetHost(String name, @Nullable InetAddress address) {
        this.name = name;
        this.address = address;
    }

    /** Parses a host as returned by {@link java.net.URI#getHost()}. */
    public static TargetHost of(String host) {
        TargetHost known = KNOWN.get(host);
        if (known != null) {
            return known;
        }
        TargetHost read = read(host);
        if (KNOWN.size() >= MAX_KNOWN) {
            KNOWN.clear();
        }
        KNOWN.put(host, read);
        return read;
    }

    private static TargetHost read(String host) {
        String name = HostPattern.normalized(host);
        String text = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        return new TargetHost(name, IpLiteral.parse(text));
    }

    /** The name in lower case without a trailing dot; an IPv6 address is in brackets. */
    public String name() {
        return name;
    }

    /** The address, or null if the host is a name. */
    public @Nullable InetAddress address() {
        return address;
    }

    /**
     * Returns why a request may not go to the host, decided without resolving a name. A policy that throws counts as a
     * refusal.
     *
     * @return a human-readable reason, or null
     */
    public @Nullable String refusal(AddressPolicy policy) {
        if (address == null && name.startsWith("[")) {
            return "it is no IPv6 address that can be used; write it without a zone";
        }
        if (address == null && NUMERIC.matcher(name).matches()) {
            return "it is an address in an unusual spelling; write four decimal numbers without leading zeros";
        }
        try {
            return address == null ? policy.refusalOf(name) : refusalOf(address, policy);
        } catch (RuntimeException e) {
            return "the address policy failed: " + e;
        }
    }

    private @Nullable String refusalOf(InetAddress literal, AddressPolicy policy) {
        return policy.trusts(name) ? null : policy.refusalOf(name, literal);
    }
}
