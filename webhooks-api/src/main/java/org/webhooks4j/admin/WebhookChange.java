package org.webhooks4j.admin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * A change that somebody made to a webhook. Kept for a year.
 *
 * @param id sorts by time; at most 40 characters
 * @param changedAt when, by the clock of the node that did it
 * @param actor who, as said with {@link WebhookAdmin#as}; null if nobody was named, {@code webhooks4j} if the engine
 *     deactivated the webhook
 * @param webhookId the webhook
 * @param action what was done
 * @param fields what is different now, in the order of the webhook's fields; never empty
 */
public record WebhookChange(
        String id, Instant changedAt, @Nullable String actor, String webhookId, Action action, List<Field> fields) {

    /**
     * Puts U+FFFD for what no database holds in the actor's name, as the fields do in theirs.
     *
     * @param id sorts by time; at most 40 characters
     * @param changedAt when, by the clock of the node that did it
     * @param actor who, as said with {@link WebhookAdmin#as}; null if nobody was named, {@code webhooks4j} if the
     *     engine deactivated the webhook
     * @param webhookId the webhook
     * @param action what was done
     * @param fields what is different now, in the order of the webhook's fields; never empty
     */
    public WebhookChange {
        actor = CleanText.cleanOrNull(actor);
    }

    /** What can be done to a webhook. */
    public enum Action {
        /** It was added. */
        CREATED,
        /** Some of its fields were changed. */
        UPDATED,
        /** It was removed. */
        DELETED,
        /** Deliveries that waited for it were discarded. */
        DISCARDED,
        /**
         * A delivery that waited for its retry was made due; its field is the delivery, with when it was due before.
         */
        HASTENED
    }

    /**
     * A field's old and new value. Of headers the values are not shown, and of signing keys their number and kind.
     *
     * @param name the field's name as in the webhook's JSON form, such as {@code url}
     * @param before the old value as text, empty if there was none
     * @param after the new value as text, empty if there is none
     */
    public record Field(String name, String before, String after) {

        /**
         * Puts U+FFFD for what no database holds: U+0000 and halves of surrogate pairs.
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
         * Begins a field.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Begins a field that is this one but for what is set.
         *
         * @return a builder
         */
        public Builder toBuilder() {
            Builder builder = new Builder();
            builder.name = name;
            builder.before = before;
            builder.after = after;
            return builder;
        }

        /**
         * Builds a field. What may be null, a number, a flag, a map or a list need not be set. Not safe for many
         * threads.
         */
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
             * Makes it.
             *
             * @return a field
             * @throws NullPointerException if something is missing; the message names it
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
     * Begins a change.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a change that is this one but for what is set.
     *
     * @return a builder
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

    /**
     * Builds a change. What may be null, a number, a flag, a map or a list need not be set. Not safe for many threads.
     */
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
         * @param id sorts by time; at most 40 characters
         * @return this
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets {@link WebhookChange#changedAt()}.
         *
         * @param changedAt when, by the clock of the node that did it
         * @return this
         */
        public Builder changedAt(Instant changedAt) {
            this.changedAt = changedAt;
            return this;
        }

        /**
         * Sets {@link WebhookChange#actor()}.
         *
         * @param actor who, as said with {@link WebhookAdmin#as}; null if nobody was named, {@code webhooks4j} if the
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
         * @param webhookId the webhook
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link WebhookChange#action()}.
         *
         * @param action what was done
         * @return this
         */
        public Builder action(Action action) {
            this.action = action;
            return this;
        }

        /**
         * Sets {@link WebhookChange#fields()}.
         *
         * @param fields what is different now, in the order of the webhook's fields; never empty
         * @return this
         */
        public Builder fields(List<Field> fields) {
            this.fields = fields;
            return this;
        }

        /**
         * Makes it.
         *
         * @return a change
         * @throws NullPointerException if something is missing; the message names it
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
