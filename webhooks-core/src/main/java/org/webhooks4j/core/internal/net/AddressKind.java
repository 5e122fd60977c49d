package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Classifies addresses by the registries of special-purpose addresses (RFC 6890 and its updates). */
public enum AddressKind {
    /** Serves the machine's secrets to any process on it. */
    METADATA(
            "a cloud's metadata service",
            "169.254.169.254",
            "168.63.129.16",
            "100.100.100.200",
            "192.0.0.192",
            // All of AWS's: besides metadata, this range serves container credentials, name lookups and time.
            "fd00:ec2::/32",
            "fd20:ce::254",
            "fd00:c1::a9fe:a9fe",
            "fd00:42::42",
            "fd00:a9fe:a9fe::1",
            "fd00:100::100:200"),
    /** Not a real address: connecting to it reaches this machine. */
    UNSPECIFIED("an unspecified address", "0.0.0.0/8", "::"),
    /** This machine. */
    LOOPBACK("a loopback address", "127.0.0.0/8", "::1"),
    /** The local link only, never routed. */
    LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10"),
    /** A group of machines. */
    MULTICAST("a multicast address", "224.0.0.0/4", "ff00::/8"),
    /** All machines on the local link. */
    BROADCAST("the broadcast address", "255.255.255.255"),
    /** Used in texts, never by a machine. */
    DOCUMENTATION(
            "an address for documentation",
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "2001:db8::/32",
            "3fff::/20"),
    /** Used to measure network devices. */
    BENCHMARKING("an address for benchmarks", "198.18.0.0/15", "2001:2::/48"),
    /** Reserved for protocols or future use. */
    RESERVED("a reserved address", "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4", "2001::/23"),
    /** A company's own network, or a provider's: RFC 1918, RFC 6598, RFC 4193. */
    PRIVATE("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"),
    /** One machine of the public network. */
    PUBLIC("a public address", "0.0.0.0/0", "2000::/3");

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // Neither the list nor a range ever changes.
    private final List<AddressRange> ranges;

    AddressKind(String description, String... ranges) {
        this.description = description;
        this.ranges = Arrays.stream(ranges).map(AddressRange::of).toList();
    }

    /** A human-readable description, with its article. */
    public String description() {
        return description;
    }

    /**
     * Classifies an address. An address that embeds another one is of that one's kind. If several kinds apply, the
     * first in this enum wins, so the order is from the least to the most harmless.
     */
    public static AddressKind of(InetAddress address) {
        return EffectiveDestination.of(address).stream()
                .map(AddressKind::ofBytes)
                .min(AddressKind::compareTo)
                .orElse(RESERVED);
    }

    private static AddressKind ofBytes(byte[] address) {
        return Arrays.stream(values())
                .filter(kind -> kind.ranges.stream().anyMatch(range -> range.contains(address)))
                .findFirst()
                // IPv6 allocates only 2000::/3 (RFC 4291, section 2.4).
                .orElse(RESERVED);
    }
}
