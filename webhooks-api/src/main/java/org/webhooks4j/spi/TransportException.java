package org.webhooks4j.spi;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.WebhooksException;
import org.webhooks4j.admin.Outcome;

/** Signals that a request received no response. */
public final class TransportException extends WebhooksException {

    private final Outcome outcome;
    private final @Nullable String address;

    /**
     * Creates an exception.
     *
     * @param outcome the class of failure
     * @param message a human-readable description, without secrets
     * @param address the address that the transport dialled, or null if unknown
     * @param cause the cause, or null
     */
    public TransportException(Outcome outcome, String message, @Nullable String address, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
        this.address = address;
    }

    /**
     * The class of failure.
     *
     * @return an outcome without a response
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * The address that the transport dialled.
     *
     * @return the address, or null if unknown
     */
    public @Nullable String address() {
        return address;
    }
}
