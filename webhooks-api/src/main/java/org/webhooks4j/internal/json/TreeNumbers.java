package org.webhooks4j.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Converts numbers to the types that JSON trees contain: see {@link org.webhooks4j.spi.JsonCodec}. */
public final class TreeNumbers {

    /** The maximum number of digits of an integral decimal; one with more digits keeps its scientific notation. */
    public static final int MAX_PLAIN_DIGITS = 100;

    private TreeNumbers() {}

    /** Converts an integer. */
    public static Number exact(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number;
    }

    /**
     * Converts a decimal. JSON text does not distinguish 5 from a decimal of scale 0, so both become the same integer.
     * Expanding 1E+999999999 would exhaust memory, so it is kept.
     */
    public static Number exact(BigDecimal number) {
        if (number.scale() > 0) {
            return number;
        }
        if (number.signum() == 0) {
            return 0L;
        }
        long digits = (long) number.precision() - number.scale();
        return number.scale() < 0 && digits > MAX_PLAIN_DIGITS ? number : exact(number.toBigInteger());
    }
}
