package org.webhooks4j.spi;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.WebhooksException;
import org.webhooks4j.admin.Outcome;

/** A request brought no answer. */
public final class TransportException extends WebhooksException {

    private final Outcome outcome;
    private final @Nullable String address;

    /**
     * Says why.
     *
     * @param outcome the class of failure
     * @param message what happened, for people to read, without secrets
     * @param address the address that was dialled, or null if it is not known
     * @param cause what came before, or null
     */
    public TransportException(Outcome outcome, String message, @Nullable String address, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
        this.address = address;
    }

    /**
     * The class of failure.
     *
     * @return one for which no answer came
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * The address that was dialled.
     *
     * @return the address, or null if it is not known
     */
    public @Nullable String address() {
        return address;
    }
}
