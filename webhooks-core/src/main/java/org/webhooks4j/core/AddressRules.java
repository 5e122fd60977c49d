package org.webhooks4j.core;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.AddressKind;
import org.webhooks4j.core.internal.net.AddressRange;
import org.webhooks4j.core.internal.net.HostPattern;
import org.webhooks4j.spi.AddressPolicy;

/**
 * Where requests may go, by kinds of address and by lists of hosts and ranges. An immutable value: {@link #allow} and
 * {@link #deny} return new rules.
 *
 * <pre>{@code
 * AddressRules.publicOnly().allow("10.20.0.0/16", "hooks.corp.example").deny("10.20.0.1")
 * }</pre>
 *
 * <p>What is denied is refused, whatever is allowed. What is allowed by range or address may be called; what is allowed
 * by name may be called at any address its name server gives, so allow only names whose name server you trust.
 * Everything else goes by the kind of the address (RFC 6890). An IPv6 address that stands for an IPv4 address (mapped,
 * 6to4, NAT64, Teredo, ISATAP) counts as that one.
 */
public final class AddressRules implements AddressPolicy {

    private static final AddressRules STANDARD =
            new AddressRules(EnumSet.of(AddressKind.PUBLIC, AddressKind.PRIVATE), List.of(), List.of());

    private static final AddressRules PUBLIC_ONLY =
            new AddressRules(EnumSet.of(AddressKind.PUBLIC), List.of(), List.of());

    private static final List<HostPattern> LOOPBACK =
            List.of(HostPattern.parse("localhost"), HostPattern.parse("*.localhost"));

    private final Set<AddressKind> kinds;
    private final List<Entry> allowed;
    private final List<Entry> denied;

    private AddressRules(Set<AddressKind> kinds, List<Entry> allowed, List<Entry> denied) {
        this.kinds = kinds;
        this.allowed = allowed;
        this.denied = denied;
    }

    /**
     * Allows public addresses and those of private networks, and nothing that is never a legitimate target: no
     * loopback, link-local, multicast, broadcast, unspecified, reserved or documentation addresses, and no cloud's
     * metadata service. The default, as a company's webhooks often stay within its network.
     *
     * @return the rules
     */
    public static AddressRules standard() {
        return STANDARD;
    }

    /**
     * Allows public addresses alone.
     *
     * @return the rules
     */
    public static AddressRules publicOnly() {
        return PUBLIC_ONLY;
    }

    /**
     * Allows more hosts and addresses.
     *
     * @param entries each a host's name ({@code hooks.corp.example}), all hosts of a domain ({@code *.corp.example}),
     *     an address ({@code 10.1.2.3}, {@code fd00::1}) or a range ({@code 10.0.0.0/8}, {@code fd00::/8})
     * @return new rules
     * @throws IllegalArgumentException if an entry is none of these
     */
    public AddressRules allow(String... entries) {
        return new AddressRules(kinds, joined(allowed, entries), denied);
    }

    /**
     * Denies hosts and addresses, whatever else is allowed.
     *
     * @param entries as in {@link #allow}
     * @return new rules
     * @throws IllegalArgumentException if an entry is none of these
     */
    public AddressRules deny(String... entries) {
        return new AddressRules(kinds, allowed, joined(denied, entries));
    }

    /**
     * Whether a host is allowed by name. Not if it is denied by name, and not if any address is denied: then its
     * addresses have to be looked at.
     *
     * @param host a name, or an address
     * @return true if none of its addresses need be checked
     */
    @Override
    public boolean trusts(String host) {
        return matches(allowed, host)
                && !matches(denied, host)
                && denied.stream().noneMatch(Entry::isRange);
    }

    /**
     * Whether a host is denied by name. The names of RFC 6761 for this machine are, {@code localhost} and all below it,
     * unless one of them or a loopback address is allowed.
     *
     * @param host a name, or an address
     * @return the rule that denies it; null if it depends on the addresses
     */
    @Override
    public @Nullable String refusalOf(String host) {
        for (Entry entry : denied) {
            if (entry.matches(host)) {
                return denial(entry);
            }
        }
        return LOOPBACK.stream().anyMatch(pattern -> pattern.matches(host)) && !isLoopbackAllowed(host)
                ? "it is this machine's own name"
                : null;
    }

    private boolean isLoopbackAllowed(String host) {
        return matches(allowed, host) || allowed.stream().anyMatch(Entry::hasLoopback);
    }

    private static String denial(Entry entry) {
        return "'" + entry + "' is denied";
    }

    @Override
    public @Nullable String refusalOf(String host, InetAddress address) {
        for (Entry entry : denied) {
            if (entry.matches(host) || entry.contains(address)) {
                return denial(entry);
            }
        }
        if (matches(allowed, host) || allowed.stream().anyMatch(entry -> entry.contains(address))) {
            return null;
        }
        AddressKind kind = AddressKind.of(address);
        return kinds.contains(kind) ? null : address.getHostAddress() + " is " + kind.description();
    }

    private static boolean matches(List<Entry> entries, String host) {
        return entries.stream().anyMatch(entry -> entry.matches(host));
    }

    private static List<Entry> joined(List<Entry> entries, String... more) {
        List<Entry> joined = new ArrayList<>(entries);
        for (String entry : more) {
            joined.add(Entry.parse(entry));
        }
        return List.copyOf(joined);
    }

    /** Equal rules have equal entries, in the order in which they were allowed and denied. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRules that
                && kinds.equals(that.kinds)
                && allowed.equals(that.allowed)
                && denied.equals(that.denied);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kinds, allowed, denied);
    }

    @Override
    public String toString() {
        return "AddressRules[" + kinds + ", allowed " + allowed + ", denied " + denied + "]";
    }

    /** One of the two is there. */
    private record Entry(
            @Nullable AddressRange range, @Nullable HostPattern hosts) {

        static Entry parse(String text) {
            AddressRange range = AddressRange.parse(text);
            return range == null ? new Entry(null, HostPattern.parse(text)) : new Entry(range, null);
        }

        boolean isRange() {
            return range != null;
        }

        boolean hasLoopback() {
            return range != null && range.containsLoopback();
        }

        boolean contains(InetAddress address) {
            return range != null && range.contains(address);
        }

        boolean matches(String host) {
            return hosts != null && hosts.matches(host);
        }

        @Override
        public String toString() {
            return String.valueOf(range == null ? hosts : range);
        }
    }
}
