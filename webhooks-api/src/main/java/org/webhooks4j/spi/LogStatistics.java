package org.webhooks4j.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.admin.Outcome;

/**
 * Computes statistics of a log for display. The cost of a call must not grow with the log: attempts are counted when
 * they are recorded, and a count of deliveries stops at its limit.
 *
 * <p>Every method may be called from any thread.
 */
public interface LogStatistics {

    /** The statistics of a log without such an index: always empty. */
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
     * Summarizes the log entries of webhooks.
     *
     * @param webhookIds the webhooks' ids
     * @param limit the count of dead deliveries to stop at for each webhook
     * @return a summary for each webhook; empty if the log has no statistics
     * @throws StoreException if the log cannot be read
     */
    Map<String, Summary> summaries(Set<String> webhookIds, int limit);

    /**
     * Counts the attempts of full UTC hours by the hour in which they started, their outcome and their latency.
     *
     * @param webhookIds the ids of the webhooks whose attempts are counted together
     * @param from the start of the first hour; a later time in that hour leaves it out
     * @param to the end of the last hour; an earlier time in that hour counts all of it
     * @return the counts, in no particular order, none of them zero; empty if there were no attempts or the log has no
     *     statistics
     * @throws StoreException if the log cannot be read
     */
    List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to);

    /**
     * Counts the attempts of full UTC hours of each webhook by the hour in which they started and their outcome. A log
     * that does not override it is asked for the {@link #tallies} of one webhook after the other.
     *
     * @param webhookIds the webhooks' ids
     * @param from the start of the first hour, as for {@link #tallies}
     * @param to the end of the last hour, as for {@link #tallies}
     * @return the counts by webhook, all with latency zero, because latencies are not told apart; webhooks without
     *     attempts may be left out
     * @throws StoreException if the log cannot be read
     */
    default Map<String, List<Tally>> outcomesByWebhook(Set<String> webhookIds, Instant from, Instant to) {
        Map<String, List<Tally>> outcomes = new HashMap<>();
        for (String id : webhookIds) {
            Map<Tally, Long> counts = tallies(Set.of(id), from, to).stream()
                    .collect(Collectors.groupingBy(
                            tally -> new Tally(tally.hour(), tally.outcome(), Duration.ZERO, 0),
                            Collectors.summingLong(Tally::attempts)));
            List<Tally> ofWebhook = new ArrayList<>();
            counts.forEach((group, count) ->
                    ofWebhook.add(group.toBuilder().attempts(count).build()));
            outcomes.put(id, ofWebhook);
        }
        return outcomes;
    }

    /**
     * Counts the attempts of full UTC hours of each webhook by their latency. A log that does not override it is asked
     * for the {@link #tallies} of one webhook after the other.
     *
     * @param webhookIds the webhooks' ids
     * @param from the start of the first hour, as for {@link #tallies}
     * @param to the end of the last hour, as for {@link #tallies}
     * @return by webhook, the number of attempts by latency, rounded as {@link Tally#latency()}; webhooks without
     *     attempts may be left out
     * @throws StoreException if the log cannot be read
     */
    default Map<String, Map<Duration, Long>> latenciesByWebhook(Set<String> webhookIds, Instant from, Instant to) {
        Map<String, Map<Duration, Long>> latencies = new HashMap<>();
        for (String id : webhookIds) {
            latencies.put(
                    id,
                    tallies(Set.of(id), from, to).stream()
                            .collect(Collectors.groupingBy(Tally::latency, Collectors.summingLong(Tally::attempts))));
        }
        return latencies;
    }

    /**
     * The summary of one webhook's log entries.
     *
     * @param dead the number of dead deliveries, counted up to the limit
     * @param lastOutcome the outcome of the attempt that started last, or null if there was none
     * @param lastStatusCode the HTTP status of that attempt, or null if there was none
     * @param lastAttemptAt when that attempt started, or null if there was none
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
             * @param dead the number of dead deliveries, counted up to the limit
             * @return this
             */
            public Builder dead(int dead) {
                this.dead = dead;
                return this;
            }

            /**
             * Sets {@link Summary#lastOutcome()}.
             *
             * @param lastOutcome the outcome of the attempt that started last, or null if there was none
             * @return this
             */
            public Builder lastOutcome(@Nullable Outcome lastOutcome) {
                this.lastOutcome = lastOutcome;
                return this;
            }

            /**
             * Sets {@link Summary#lastStatusCode()}.
             *
             * @param lastStatusCode the HTTP status of that attempt, or null if there was none
             * @return this
             */
            public Builder lastStatusCode(@Nullable Integer lastStatusCode) {
                this.lastStatusCode = lastStatusCode;
                return this;
            }

            /**
             * Sets {@link Summary#lastAttemptAt()}.
             *
             * @param lastAttemptAt when that attempt started, or null if there was none
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
     * The number of attempts with the same hour, outcome and latency.
     *
     * @param hour the full UTC hour in which the attempts started
     * @param outcome the outcome of the attempts
     * @param latency the duration of the attempts, rounded down to at least two digits and to milliseconds
     * @param attempts the number of attempts
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
             * @param hour the full UTC hour in which the attempts started
             * @return this
             */
            public Builder hour(Instant hour) {
                this.hour = hour;
                return this;
            }

            /**
             * Sets {@link Tally#outcome()}.
             *
             * @param outcome the outcome of the attempts
             * @return this
             */
            public Builder outcome(Outcome outcome) {
                this.outcome = outcome;
                return this;
            }

            /**
             * Sets {@link Tally#latency()}.
             *
             * @param latency the duration of the attempts, rounded down to at least two digits and to milliseconds
             * @return this
             */
            public Builder latency(Duration latency) {
                this.latency = latency;
                return this;
            }

            /**
             * Sets {@link Tally#attempts()}.
             *
             * @param attempts the number of attempts
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
