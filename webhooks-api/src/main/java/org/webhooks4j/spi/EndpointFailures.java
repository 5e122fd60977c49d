package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;

/**
 * Which deliveries failed since a webhook's last success, so that one whose receiver has been failing for days can be
 * deactivated, whatever happens to the nodes meanwhile. Small: the engine adds no more than some twenty deliveries for
 * each webhook and asks for nothing about those that are well.
 *
 * <p>Every method may be called from any thread; times are measured by the store's clock.
 */
public interface EndpointFailures {

    /** Keeps nothing: no webhook is deactivated because its receiver has been failing for days. */
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
     * A webhook that has not had a success for a while.
     *
     * @param webhookId its id
     * @param deliveries how many different deliveries are known to have failed, at least 1
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
             * @param webhookId its id
             * @return this
             */
            public Builder webhookId(String webhookId) {
                this.webhookId = webhookId;
                return this;
            }

            /**
             * Sets {@link Streak#deliveries()}.
             *
             * @param deliveries how many different deliveries are known to have failed, at least 1
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
     * Remembers deliveries that failed. One that is known already keeps its time.
     *
     * @param deliveryIds the deliveries' ids by their webhooks' ids
     * @throws StoreException if they cannot be stored; the caller may try again
     */
    void add(Map<String, Set<String>> deliveryIds);

    /**
     * Forgets all that failed of some webhooks: they had a success, were deactivated, activated again, or deleted.
     *
     * @param webhookIds the webhooks' ids; one of which nothing is known is ignored
     * @throws StoreException if they cannot be changed; the caller may try again
     */
    void clear(Set<String> webhookIds);

    /**
     * All webhooks of which a failure is known.
     *
     * @return one entry per webhook, in any order
     * @throws StoreException if they cannot be read
     */
    List<Streak> streaks();
}
