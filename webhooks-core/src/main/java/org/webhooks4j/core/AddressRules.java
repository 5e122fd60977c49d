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
 * Decides where requests may go, by address kind and by lists of hosts and ranges. Immutable: {@link #allow} and
 * {@link #deny} return new rules.
 *
 * <pre>{@code
 * AddressRules.publicOnly().allow("10.20.0.0/16", "hooks.corp.example").deny("10.20.0.1")
 * }</pre>
 *
 * <p>Deny entries take precedence over allow entries. An address allowed by range or address may be called. A host
 * allowed by name may be called at any address that its name server returns, so allow only names whose name server you
 * trust. Everything else is decided by the kind of the address (RFC 6890). An IPv6 address that embeds an IPv4 address
 * (mapped, 6to4, NAT64, Teredo, ISATAP) is treated as that IPv4 address.
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
     * Allows public and private-network addresses. Refuses addresses that are never a legitimate target: loopback,
     * link-local, multicast, broadcast, unspecified, reserved and documentation addresses, and cloud metadata services.
     * This is the default, because a company's webhooks often stay within its network.
     *
     * @return the rules
     */
    public static AddressRules standard() {
        return STANDARD;
    }

    /**
     * Allows only public addresses.
     *
     * @return the rules
     */
    public static AddressRules publicOnly() {
        return PUBLIC_ONLY;
    }

    /**
     * Adds hosts and addresses to the allow list.
     *
     * @param entries each a host name ({@code hooks.corp.example}), all hosts of a domain ({@code *.corp.example}), an
     *     address ({@code 10.1.2.3}, {@code fd00::1}) or a range ({@code 10.0.0.0/8}, {@code fd00::/8})
     * @return new rules
     * @throws IllegalArgumentException if an entry is none of these
     */
    public AddressRules allow(String... entries) {
        return new AddressRules(kinds, joined(allowed, entries), denied);
    }

    /**
     * Adds hosts and addresses to the deny list, which takes precedence over the allow list.
     *
     * @param entries as in {@link #allow}
     * @return new rules
     * @throws IllegalArgumentException if an entry is none of these
     */
    public AddressRules deny(String... entries) {
        return new AddressRules(kinds, allowed, joined(denied, entries));
    }

    /**
     * Returns whether a host is allowed by name. Returns false if the host is denied by name, or if any address is
     * denied, because its addresses must then be checked.
     *
     * @param host a host name or an address
     * @return true if none of its addresses need to be checked
     */
    @Override
    public boolean trusts(String host) {
        return matches(allowed, host)
                && !matches(denied, host)
                && denied.stream().noneMatch(Entry::isRange);
    }

    /**
     * Returns the rule that denies a host by name. The RFC 6761 names for this machine, {@code localhost} and its
     * subdomains, are denied unless one of them or a loopback address is allowed.
     *
     * @param host a host name or an address
     * @return the rule that denies the host, and for this machine how to allow it; null if the decision depends on its
     *     addresses
     */
    @Override
    public @Nullable String refusalOf(String host) {
        for (Entry entry : denied) {
            if (entry.matches(host)) {
                return denial(entry);
            }
        }
        return LOOPBACK.stream().anyMatch(pattern -> pattern.matches(host)) && !isLoopbackAllowed(host)
                ? "it is this machine's own name" + remedy(host)
                : null;
    }

    /** Names the rule that allows a receiver on this machine, which new users usually try first. */
    private String remedy(String entry) {
        String preset = kinds.equals(STANDARD.kinds) ? "standard" : "publicOnly";
        return ", which you allow with addressPolicy(AddressRules." + preset + "().allow(\"" + entry + "\"))";
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
        if (kinds.contains(kind)) {
            return null;
        }
        String text = address.getHostAddress();
        return text + " is " + kind.description() + (kind == AddressKind.LOOPBACK ? remedy(text) : "");
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

    /** Two rules are equal if they have equal entries in the order in which they were added. */
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

    /** Exactly one of the two components is non-null. */
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
