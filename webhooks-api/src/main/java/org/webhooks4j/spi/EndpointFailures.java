package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;

/**
 * Records which deliveries failed since a webhook's last success, so that a webhook whose receiver has been failing for
 * days can be deactivated, whatever happens to the nodes in the meantime. The data is small: the engine adds at most
 * about twenty deliveries per webhook and makes no calls for healthy webhooks.
 *
 * <p>Every method may be called from any thread. Times use the store's clock.
 */
public interface EndpointFailures {

    /** Stores nothing: no webhook is deactivated because its receiver has been failing for days. */
    EndpointFailures NONE = new EndpointFailures() {
        @Override
        public void add(Map<String, Set<String>> deliveryIds) {}

        @Override
        public void clear(Set<String> webhookIds) {}

        @Override
        public List<Streak> streaks() {
            return List.of();
        }
    };

    /**
     * The failures of a webhook since its last success.
     *
     * @param webhookId the webhook's id
     * @param deliveries the number of distinct deliveries known to have failed, at least 1
     * @param age how long ago the first of them was added
     */
    record Streak(String webhookId, int deliveries, Duration age) {

        /**
         * Returns a builder for a streak.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Returns a builder that starts with the values of this streak.
         *
         * @return a builder
         */
        public Builder toBuilder() {
            Builder builder = new Builder();
            builder.webhookId = webhookId;
            builder.deliveries = deliveries;
            builder.age = age;
            return builder;
        }

        /** Builds a streak. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
        public static final class Builder {

            private @Nullable String webhookId;
            private int deliveries;
            private @Nullable Duration age;

            private Builder() {}

            /**
             * Sets {@link Streak#webhookId()}.
             *
             * @param webhookId the webhook's id
             * @return this
             */
            public Builder webhookId(String webhookId) {
                this.webhookId = webhookId;
                return this;
            }

            /**
             * Sets {@link Streak#deliveries()}.
             *
             * @param deliveries the number of distinct deliveries known to have failed, at least 1
             * @return this
             */
            public Builder deliveries(int deliveries) {
                this.deliveries = deliveries;
                return this;
            }

            /**
             * Sets {@link Streak#age()}.
             *
             * @param age how long ago the first of them was added
             * @return this
             */
            public Builder age(Duration age) {
                this.age = age;
                return this;
            }

            /**
             * Builds the streak.
             *
             * @return a streak
             * @throws NullPointerException if a required value is not set; the message names it
             */
            public Streak build() {
                return new Streak(
                        Objects.requireNonNull(webhookId, "webhookId is not set"),
                        deliveries,
                        Objects.requireNonNull(age, "age is not set"));
            }
        }
    }

    /**
     * Records failed deliveries. A delivery that is already recorded keeps its time.
     *
     * @param deliveryIds the deliveries' ids, by webhook id
     * @throws StoreException if the deliveries cannot be stored; the caller may try again
     */
    void add(Map<String, Set<String>> deliveryIds);

    /**
     * Deletes the failures of webhooks that had a success, or were deactivated, reactivated or deleted.
     *
     * @param webhookIds the webhooks' ids; a webhook without failures is ignored
     * @throws StoreException if the failures cannot be changed; the caller may try again
     */
    void clear(Set<String> webhookIds);

    /**
     * Returns all webhooks that have failures.
     *
     * @return one entry per webhook, in any order
     * @throws StoreException if the failures cannot be read
     */
    List<Streak> streaks();
}
