package org.webhooks4j.examples.cmdb;

/** The command line cannot be understood. The message says what to write instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
