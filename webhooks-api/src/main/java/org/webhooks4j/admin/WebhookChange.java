package org.webhooks4j.admin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * A change of a webhook, or an action on its deliveries, with its actor. Kept for a year.
 *
 * @param id the change's id, sortable by time; at most 40 characters
 * @param changedAt when the change was made, by the clock of the node that made it
 * @param actor the actor given to {@link WebhookAdmin#as}; null if there was none, {@code webhooks4j} if the engine
 *     deactivated the webhook
 * @param webhookId the webhook's id
 * @param action the kind of change
 * @param fields the changed fields, in the order of the webhook's fields; of an action on deliveries, their ids with
 *     old and new status, or if there are more than 20 one field {@code deliveries} with their number; never empty
 */
public record WebhookChange(
        String id, Instant changedAt, @Nullable String actor, String webhookId, Action action, List<Field> fields) {

    /**
     * Replaces characters in the actor's name that no database can store with U+FFFD, as the fields do in theirs.
     *
     * @param id the change's id, sortable by time; at most 40 characters
     * @param changedAt when the change was made, by the clock of the node that made it
     * @param actor the actor given to {@link WebhookAdmin#as}; null if there was none, {@code webhooks4j} if the engine
     *     deactivated the webhook
     * @param webhookId the webhook's id
     * @param action the kind of change
     * @param fields the changed fields, in the order of the webhook's fields; of an action on deliveries, their ids
     *     with old and new status, or if there are more than 20 one field {@code deliveries} with their number; never
     *     empty
     */
    public WebhookChange {
        actor = CleanText.cleanOrNull(actor);
    }

    /** The kind of change. */
    public enum Action {
        /** The webhook was created. */
        CREATED,
        /** Fields of the webhook were changed. */
        UPDATED,
        /** The webhook was deleted. */
        DELETED,
        /** Pending deliveries of the webhook were discarded. */
        DISCARDED,
        /**
         * A delivery that was waiting for its retry was made due; the field names the delivery and when it was due
         * before.
         */
        HASTENED,
        /** Finished deliveries of the webhook were redelivered, each by its id. */
        REDELIVERED,
        /** Finished deliveries of the webhook were replayed. */
        REPLAYED
    }

    /**
     * A field's old and new value. Header values are not shown; for signing keys, only their number and kind are.
     *
     * @param name the field's name as in the webhook's JSON form, such as {@code url}
     * @param before the old value as text, empty if there was none
     * @param after the new value as text, empty if there is none
     */
    public record Field(String name, String before, String after) {

        /**
         * Replaces characters that no database can store, U+0000 and unpaired surrogates, with U+FFFD.
         *
         * @param name the field's name as in the webhook's JSON form, such as {@code url}
         * @param before the old value as text, empty if there was none
         * @param after the new value as text, empty if there is none
         */
        public Field {
            name = CleanText.clean(name);
            before = CleanText.clean(before);
            after = CleanText.clean(after);
        }

        /**
         * Creates a builder for a field.
         *
         * @return a new builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Creates a builder that starts with this field's values.
         *
         * @return a new builder
         */
        public Builder toBuilder() {
            Builder builder = new Builder();
            builder.name = name;
            builder.before = before;
            builder.after = after;
            return builder;
        }

        /** Builds a field. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
        public static final class Builder {

            private @Nullable String name;
            private @Nullable String before;
            private @Nullable String after;

            private Builder() {}

            /**
             * Sets {@link Field#name()}.
             *
             * @param name the field's name as in the webhook's JSON form, such as {@code url}
             * @return this
             */
            public Builder name(String name) {
                this.name = name;
                return this;
            }

            /**
             * Sets {@link Field#before()}.
             *
             * @param before the old value as text, empty if there was none
             * @return this
             */
            public Builder before(String before) {
                this.before = before;
                return this;
            }

            /**
             * Sets {@link Field#after()}.
             *
             * @param after the new value as text, empty if there is none
             * @return this
             */
            public Builder after(String after) {
                this.after = after;
                return this;
            }

            /**
             * Builds the field.
             *
             * @return the field
             * @throws NullPointerException if a required component is missing; the message names it
             */
            public Field build() {
                return new Field(
                        Objects.requireNonNull(name, "name is not set"),
                        Objects.requireNonNull(before, "before is not set"),
                        Objects.requireNonNull(after, "after is not set"));
            }
        }
    }

    /**
     * Creates a builder for a change.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a builder that starts with this change's values.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.changedAt = changedAt;
        builder.actor = actor;
        builder.webhookId = webhookId;
        builder.action = action;
        builder.fields = fields;
        return builder;
    }

    /** Builds a change. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable Instant changedAt;
        private @Nullable String actor;
        private @Nullable String webhookId;
        private @Nullable Action action;
        private List<Field> fields = List.of();

        private Builder() {}

        /**
         * Sets {@link WebhookChange#id()}.
         *
         * @param id the change's id, sortable by time; at most 40 characters
         * @return this
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets {@link WebhookChange#changedAt()}.
         *
         * @param changedAt when the change was made, by the clock of the node that made it
         * @return this
         */
        public Builder changedAt(Instant changedAt) {
            this.changedAt = changedAt;
            return this;
        }

        /**
         * Sets {@link WebhookChange#actor()}.
         *
         * @param actor the actor given to {@link WebhookAdmin#as}; null if there was none, {@code webhooks4j} if the
         *     engine deactivated the webhook
         * @return this
         */
        public Builder actor(@Nullable String actor) {
            this.actor = actor;
            return this;
        }

        /**
         * Sets {@link WebhookChange#webhookId()}.
         *
         * @param webhookId the webhook's id
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link WebhookChange#action()}.
         *
         * @param action the kind of change
         * @return this
         */
        public Builder action(Action action) {
            this.action = action;
            return this;
        }

        /**
         * Sets {@link WebhookChange#fields()}.
         *
         * @param fields the changed fields, in the order of the webhook's fields; of an action on deliveries, their ids
         *     with old and new status, or if there are more than 20 one field {@code deliveries} with their number;
         *     never empty
         * @return this
         */
        public Builder fields(List<Field> fields) {
            this.fields = fields;
            return this;
        }

        /**
         * Builds the change.
         *
         * @return the change
         * @throws NullPointerException if a required component is missing; the message names it
         */
        public WebhookChange build() {
            return new WebhookChange(
                    Objects.requireNonNull(id, "id is not set"),
                    Objects.requireNonNull(changedAt, "changedAt is not set"),
                    actor,
                    Objects.requireNonNull(webhookId, "webhookId is not set"),
                    Objects.requireNonNull(action, "action is not set"),
                    fields);
        }
    }
}
