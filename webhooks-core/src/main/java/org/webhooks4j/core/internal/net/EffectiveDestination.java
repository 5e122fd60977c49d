package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Determines where a packet to an address ends up. Several kinds of IPv6 address embed an IPv4 address. Networks
 * translate or tunnel packets to that IPv4 address, so it must be checked instead.
 */
final class EffectiveDestination {

    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final AddressRange TEREDO = AddressRange.of("2001::/32");

    /** Java converts such an address to IPv4 itself, except one created with a scope. */
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /** RFC 5214, section 6.1: the beginning of the last 64 bits, except for the universal/local bit. */
    private static final byte[] ISATAP_PREFIX = {0, 0, 0x5e, -2};

    private static final int UNIVERSAL_BIT = 0x02;

    private EffectiveDestination() {}

    /**
     * Returns the destinations of an address.
     *
     * @return at least one address, in network byte order
     */
    static List<byte[]> of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return List.of(bytes);
        }
        if (Arrays.equals(MAPPED_PREFIX, Arrays.copyOf(bytes, MAPPED_PREFIX.length)) || NAT64.contains(bytes)) {
            return List.of(part(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return List.of(part(bytes, 2));
        }
        if (TEREDO.contains(bytes)) {
            return List.of(part(bytes, 4), inverted(part(bytes, 12)));
        }
        return isIsatap(bytes) ? List.of(bytes, part(bytes, 12)) : List.of(bytes);
    }

    private static boolean isIsatap(byte[] bytes) {
        byte[] begin = part(bytes, 8);
        begin[0] &= ~UNIVERSAL_BIT;
        return Arrays.equals(ISATAP_PREFIX, begin);
    }

    private static byte[] part(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, from + 4);
    }

    /** RFC 4380, section 4: the client's address is stored with every bit inverted. */
    private static byte[] inverted(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }
}
