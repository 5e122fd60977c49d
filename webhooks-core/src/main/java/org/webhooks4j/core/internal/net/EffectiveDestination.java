package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Where a packet to an address ends up. Several kinds of IPv6 address stand for an IPv4 address: networks translate or
 * tunnel what is sent to the one to the other, so that it is the other that must be judged.
 */
final class EffectiveDestination {

    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final AddressRange TEREDO = AddressRange.of("2001::/32");

    /** Java turns such an address into IPv4 by itself, but not one that was made with a scope. */
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /** RFC 5214, section 6.1: how the last 64 bits begin, apart from the bit that tells universal from local. */
    private static final byte[] ISATAP_PREFIX = {0, 0, 0x5e, -2};

    private static final int UNIVERSAL_BIT = 0x02;

    private EffectiveDestination() {}

    /**
     * Tells them.
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

    /** RFC 4380, section 4: the client's address is stored with every bit turned over. */
    private static byte[] inverted(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }
}
