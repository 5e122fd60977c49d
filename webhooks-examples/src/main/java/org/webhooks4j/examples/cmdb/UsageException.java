package org.webhooks4j.examples.cmdb;

/** Thrown for an invalid command line. The message says what to write instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
