package org.webhooks4j.admin;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds an attempt. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
public final class AttemptBuilder {

    int number;

    @Nullable
    Trigger trigger;

    @Nullable
    Instant startedAt;

    @Nullable
    String node;

    @Nullable
    Outcome outcome;

    Attempt.@Nullable Request request;
    Attempt.@Nullable Response response;
    Attempt.@Nullable Timing timing;

    @Nullable
    String error;

    @Nullable
    Instant nextAttemptAt;

    AttemptBuilder() {}

    /**
     * Sets {@link Attempt#number()}.
     *
     * @param number the attempt's number, starting at 1
     * @return this
     */
    public AttemptBuilder number(int number) {
        this.number = number;
        return this;
    }

    /**
     * Sets {@link Attempt#trigger()}.
     *
     * @param trigger what caused the attempt
     * @return this
     */
    public AttemptBuilder trigger(Trigger trigger) {
        this.trigger = trigger;
        return this;
    }

    /**
     * Sets {@link Attempt#startedAt()}.
     *
     * @param startedAt when the attempt started, by the sending node's clock
     * @return this
     */
    public AttemptBuilder startedAt(Instant startedAt) {
        this.startedAt = startedAt;
        return this;
    }

    /**
     * Sets {@link Attempt#node()}.
     *
     * @param node the node that sent the request
     * @return this
     */
    public AttemptBuilder node(String node) {
        this.node = node;
        return this;
    }

    /**
     * Sets {@link Attempt#outcome()}.
     *
     * @param outcome how the attempt ended
     * @return this
     */
    public AttemptBuilder outcome(Outcome outcome) {
        this.outcome = outcome;
        return this;
    }

    /**
     * Sets {@link Attempt#request()}.
     *
     * @param request the request
     * @return this
     */
    public AttemptBuilder request(Attempt.Request request) {
        this.request = request;
        return this;
    }

    /**
     * Sets {@link Attempt#response()}.
     *
     * @param response the response, or null if there was none
     * @return this
     */
    public AttemptBuilder response(Attempt.@Nullable Response response) {
        this.response = response;
        return this;
    }

    /**
     * Sets {@link Attempt#timing()}.
     *
     * @param timing how long the exchange took
     * @return this
     */
    public AttemptBuilder timing(Attempt.Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Sets {@link Attempt#error()}.
     *
     * @param error a readable description of the failure, or null if there was none
     * @return this
     */
    public AttemptBuilder error(@Nullable String error) {
        this.error = error;
        return this;
    }

    /**
     * Sets {@link Attempt#nextAttemptAt()}.
     *
     * @param nextAttemptAt when the next attempt is due, or null if there is none
     * @return this
     */
    public AttemptBuilder nextAttemptAt(@Nullable Instant nextAttemptAt) {
        this.nextAttemptAt = nextAttemptAt;
        return this;
    }

    /**
     * Builds the attempt.
     *
     * @return the attempt
     * @throws NullPointerException if a required component is missing; the message names it
     */
    public Attempt build() {
        return new Attempt(
                number,
                Objects.requireNonNull(trigger, "trigger is not set"),
                Objects.requireNonNull(startedAt, "startedAt is not set"),
                Objects.requireNonNull(node, "node is not set"),
                Objects.requireNonNull(outcome, "outcome is not set"),
                Objects.requireNonNull(request, "request is not set"),
                response,
                Objects.requireNonNull(timing, "timing is not set"),
                error,
                nextAttemptAt);
    }
}
