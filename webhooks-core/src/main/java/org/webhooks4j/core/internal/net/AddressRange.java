package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of addresses with a common prefix, in the notation of RFC 4632: {@code 10.0.0.0/8}. */
public final class AddressRange {

    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * Parses a range or a single address.
     *
     * @return the range, or null if the text is neither
     * @throws IllegalArgumentException if the prefix is too long, or bits are set after it
     */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpLiteral.parse(unbracketed(slash < 0 ? text : text.substring(0, slash)));
        if (address == null) {
            return null;
        }
        byte[] network = address.getAddress();
        int bits = network.length * Byte.SIZE;
        int prefixLength = slash < 0 ? bits : prefixLength(text, slash, bits);
        byte[] masked = masked(network, prefixLength);
        AddressRange range = new AddressRange(masked, prefixLength);
        if (!Arrays.equals(masked, network)) {
            throw new IllegalArgumentException(
                    "'" + text + "' has bits set after its prefix; write " + range + " if you mean all of them");
        }
        return range;
    }

    /** Parses a range that is known to be valid. */
    static AddressRange of(String text) {
        AddressRange range = parse(text);
        if (range == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a range of addresses; write one such as 10.0.0.0/8");
        }
        return range;
    }

    private static int prefixLength(String text, int slash, int bits) {
        String digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > bits) {
            throw new IllegalArgumentException("'" + text + "' has no usable prefix length; write a number from 0 to "
                    + bits + " after the slash");
        }
        return Integer.parseInt(digits);
    }

    private static String unbracketed(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static byte[] masked(byte[] address, int prefixLength) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] &= (byte) mask(prefixLength - i * Byte.SIZE);
        }
        return masked;
    }

    /** Returns the mask of one byte, given how many prefix bits remain from this byte on. */
    private static int mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - bits);
    }

    /** Returns whether the range contains an address or the address that it embeds. */
    public boolean contains(InetAddress address) {
        return contains(address.getAddress())
                || EffectiveDestination.of(address).stream().anyMatch(this::contains);
    }

    /** Returns whether the range contains an address of {@code localhost}. */
    public boolean containsLoopback() {
        byte[] v6 = new byte[16];
        v6[15] = 1;
        return contains(new byte[] {127, 0, 0, 1}) || contains(v6);
    }

    /** Returns whether the range contains an address in network byte order. */
    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int i = 0; i * Byte.SIZE < prefixLength; i++) {
            if (((address[i] ^ network[i]) & mask(prefixLength - i * Byte.SIZE)) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange that
                && prefixLength == that.prefixLength
                && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefixLength;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefixLength;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
