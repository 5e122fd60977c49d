package org.webhooks4j.core.internal.json;

/**
 * Thrown for a part of a host object that JSON cannot express. Ends the serialization; the codec converts it to the
 * exception for the host.
 */
final class UnwritableValueException extends RuntimeException {

    private final String path;
    private final String reason;

    UnwritableValueException(String path, String reason) {
        super(path + " " + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    /** The path of the value. */
    String path() {
        return path;
    }

    /** The reason, as the end of a sentence. */
    String reason() {
        return reason;
    }
}
