package org.webhooks4j.admin;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * How far a backfill has come.
 *
 * @param webhookId the webhook that is brought up to date
 * @param cursor where it goes on, as the source of the objects said; null at the beginning and at the end
 * @param sent how many objects were put into the queue
 * @param skipped how many were not, because they are not of the webhook's object types or do not pass its filter
 * @param startedAt when it began
 * @param updatedAt when its last step ended
 * @param finished whether the source had no more
 */
public record BackfillProgress(
        String webhookId,
        @Nullable String cursor,
        long sent,
        long skipped,
        Instant startedAt,
        Instant updatedAt,
        boolean finished) {

    /**
     * Refuses a cursor that no database can hold.
     *
     * @param webhookId the webhook that is brought up to date
     * @param cursor where it goes on, as the source of the objects said; null at the beginning and at the end
     * @param sent how many objects were put into the queue
     * @param skipped how many were not, because they are not of the webhook's object types or do not pass its filter
     * @param startedAt when it began
     * @param updatedAt when its last step ended
     * @param finished whether the source had no more
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public BackfillProgress {
        CleanText.check("the cursor", cursor);
    }

    /**
     * Begins a state of a backfill.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a state of a backfill that is this one but for what is set.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.webhookId = webhookId;
        builder.cursor = cursor;
        builder.sent = sent;
        builder.skipped = skipped;
        builder.startedAt = startedAt;
        builder.updatedAt = updatedAt;
        builder.finished = finished;
        return builder;
    }

    /**
     * Builds a state of a backfill. What may be null, a number, a flag, a map or a list need not be set. Not safe for
     * many threads.
     */
    public static final class Builder {

        private @Nullable String webhookId;
        private @Nullable String cursor;
        private long sent;
        private long skipped;
        private @Nullable Instant startedAt;
        private @Nullable Instant updatedAt;
        private boolean finished;

        private Builder() {}

        /**
         * Sets {@link BackfillProgress#webhookId()}.
         *
         * @param webhookId the webhook that is brought up to date
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#cursor()}.
         *
         * @param cursor where it goes on, as the source of the objects said; null at the beginning and at the end
         * @return this
         */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#sent()}.
         *
         * @param sent how many objects were put into the queue
         * @return this
         */
        public Builder sent(long sent) {
            this.sent = sent;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#skipped()}.
         *
         * @param skipped how many were not, because they are not of the webhook's object types or do not pass its
         *     filter
         * @return this
         */
        public Builder skipped(long skipped) {
            this.skipped = skipped;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#startedAt()}.
         *
         * @param startedAt when it began
         * @return this
         */
        public Builder startedAt(Instant startedAt) {
            this.startedAt = startedAt;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#updatedAt()}.
         *
         * @param updatedAt when its last step ended
         * @return this
         */
        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#finished()}.
         *
         * @param finished whether the source had no more
         * @return this
         */
        public Builder finished(boolean finished) {
            this.finished = finished;
            return this;
        }

        /**
         * Makes it.
         *
         * @return a state of a backfill
         * @throws NullPointerException if something is missing; the message names it
         */
        public BackfillProgress build() {
            return new BackfillProgress(
                    Objects.requireNonNull(webhookId, "webhookId is not set"),
                    cursor,
                    sent,
                    skipped,
                    Objects.requireNonNull(startedAt, "startedAt is not set"),
                    Objects.requireNonNull(updatedAt, "updatedAt is not set"),
                    finished);
        }
    }
}
