package org.webhooks4j.jackson3;

/** Thrown for a number that JSON cannot express. Jackson adds where it is. */
final class UnwritableNumberException extends RuntimeException {

    UnwritableNumberException() {
        super("not a finite number", null, false, false);
    }

    /** The reason, as the end of a sentence. */
    String reason() {
        return "is NaN or infinite, and JSON has no such number";
    }
}
