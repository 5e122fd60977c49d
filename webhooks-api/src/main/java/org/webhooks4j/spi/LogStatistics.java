package org.webhooks4j.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.admin.Outcome;

/**
 * What a log can tell at a glance, for pages that people look at. An answer must not cost more the longer the log is:
 * it comes from an index, a count ends at its limit, and attempts are read of the asked range alone.
 *
 * <p>Every method may be called from any thread.
 */
public interface LogStatistics {

    /** Of a log that keeps no such index: knows nothing. */
    LogStatistics UNKNOWN = new LogStatistics() {
        @Override
        public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
            return Map.of();
        }

        @Override
        public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
            return List.of();
        }
    };

    /**
     * Sums up what the log holds of webhooks.
     *
     * @param webhookIds the webhooks
     * @param limit how far to count dead deliveries of each
     * @return a summary of each webhook; empty if the log cannot tell
     * @throws StoreException if the log cannot be read
     */
    Map<String, Summary> summaries(Set<String> webhookIds, int limit);

    /**
     * Counts attempts by the hour in which they began, their outcome and their latency.
     *
     * @param webhookIds of these webhooks together
     * @param from the first instant
     * @param to the first instant that is too late
     * @return the counts, in no particular order, none of them zero; empty if there were no attempts or the log cannot
     *     tell
     * @throws StoreException if the log cannot be read
     */
    List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to);

    /**
     * What a log holds of one webhook.
     *
     * @param dead how many deliveries are dead, counted up to the limit
     * @param lastOutcome how the attempt ended that began last, or null if there was none
     * @param lastStatusCode its HTTP status, or null if there was none
     * @param lastAttemptAt when it began, or null if there was none
     */
    record Summary(
            int dead,
            @Nullable Outcome lastOutcome,
            @Nullable Integer lastStatusCode,
            @Nullable Instant lastAttemptAt) {

        /**
         * Returns a builder for a summary.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Returns a builder that starts with the values of this summary.
         *
         * @return a builder
         */
        public Builder toBuilder() {
            Builder builder = new Builder();
            builder.dead = dead;
            builder.lastOutcome = lastOutcome;
            builder.lastStatusCode = lastStatusCode;
            builder.lastAttemptAt = lastAttemptAt;
            return builder;
        }

        /** Builds a summary. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
        public static final class Builder {

            private int dead;
            private @Nullable Outcome lastOutcome;
            private @Nullable Integer lastStatusCode;
            private @Nullable Instant lastAttemptAt;

            private Builder() {}

            /**
             * Sets {@link Summary#dead()}.
             *
             * @param dead how many deliveries are dead, counted up to the limit
             * @return this
             */
            public Builder dead(int dead) {
                this.dead = dead;
                return this;
            }

            /**
             * Sets {@link Summary#lastOutcome()}.
             *
             * @param lastOutcome how the attempt ended that began last, or null if there was none
             * @return this
             */
            public Builder lastOutcome(@Nullable Outcome lastOutcome) {
                this.lastOutcome = lastOutcome;
                return this;
            }

            /**
             * Sets {@link Summary#lastStatusCode()}.
             *
             * @param lastStatusCode its HTTP status, or null if there was none
             * @return this
             */
            public Builder lastStatusCode(@Nullable Integer lastStatusCode) {
                this.lastStatusCode = lastStatusCode;
                return this;
            }

            /**
             * Sets {@link Summary#lastAttemptAt()}.
             *
             * @param lastAttemptAt when it began, or null if there was none
             * @return this
             */
            public Builder lastAttemptAt(@Nullable Instant lastAttemptAt) {
                this.lastAttemptAt = lastAttemptAt;
                return this;
            }

            /**
             * Builds the summary.
             *
             * @return a summary
             */
            public Summary build() {
                return new Summary(dead, lastOutcome, lastStatusCode, lastAttemptAt);
            }
        }
    }

    /**
     * How many attempts have three things in common.
     *
     * @param hour the full hour of UTC in which they began
     * @param outcome how they ended
     * @param latency how long they took, rounded down to at least two digits and to milliseconds
     * @param attempts how many there were
     */
    record Tally(Instant hour, Outcome outcome, Duration latency, long attempts) {

        /**
         * Returns a builder for a tally.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Returns a builder that starts with the values of this tally.
         *
         * @return a builder
         */
        public Builder toBuilder() {
            Builder builder = new Builder();
            builder.hour = hour;
            builder.outcome = outcome;
            builder.latency = latency;
            builder.attempts = attempts;
            return builder;
        }

        /** Builds a tally. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
        public static final class Builder {

            private @Nullable Instant hour;
            private @Nullable Outcome outcome;
            private @Nullable Duration latency;
            private long attempts;

            private Builder() {}

            /**
             * Sets {@link Tally#hour()}.
             *
             * @param hour the full hour of UTC in which they began
             * @return this
             */
            public Builder hour(Instant hour) {
                this.hour = hour;
                return this;
            }

            /**
             * Sets {@link Tally#outcome()}.
             *
             * @param outcome how they ended
             * @return this
             */
            public Builder outcome(Outcome outcome) {
                this.outcome = outcome;
                return this;
            }

            /**
             * Sets {@link Tally#latency()}.
             *
             * @param latency how long they took, rounded down to at least two digits and to milliseconds
             * @return this
             */
            public Builder latency(Duration latency) {
                this.latency = latency;
                return this;
            }

            /**
             * Sets {@link Tally#attempts()}.
             *
             * @param attempts how many there were
             * @return this
             */
            public Builder attempts(long attempts) {
                this.attempts = attempts;
                return this;
            }

            /**
             * Builds the tally.
             *
             * @return a tally
             * @throws NullPointerException if a required value is not set; the message names it
             */
            public Tally build() {
                return new Tally(
                        Objects.requireNonNull(hour, "hour is not set"),
                        Objects.requireNonNull(outcome, "outcome is not set"),
                        Objects.requireNonNull(latency, "latency is not set"),
                        attempts);
            }
        }
    }
}
