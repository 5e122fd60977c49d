package org.webhooks4j.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as JSON trees hold them: see {@link org.webhooks4j.spi.JsonCodec}. */
public final class TreeNumbers {

    /** A decimal without a fraction that would need more digits than this stays in scientific notation. */
    public static final int MAX_PLAIN_DIGITS = 100;

    private TreeNumbers() {}

    /** A number without a fraction. */
    public static Number exact(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number;
    }

    /**
     * A decimal number. JSON text cannot tell 5 from a decimal of scale 0, so both are the same integer; expanding
     * 1E+999999999 would exhaust the memory, so it stays.
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
