package org.webhooks4j.core.internal.json;

/** A part of a host object that JSON cannot express. Ends the writing and is turned into what the host is told. */
final class UnwritableValueException extends RuntimeException {

    private final String path;
    private final String reason;

    UnwritableValueException(String path, String reason) {
        super(path + " " + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    /** Where it is. */
    String path() {
        return path;
    }

    /** What is wrong with it, as the end of a sentence. */
    String reason() {
        return reason;
    }
}
