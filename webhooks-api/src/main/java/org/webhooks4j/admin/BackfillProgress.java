package org.webhooks4j.admin;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * The progress of a backfill.
 *
 * @param webhookId the webhook that the backfill sends to
 * @param cursor the position at which the backfill continues, as returned by its source; null at the start and at the
 *     end
 * @param sent the number of enqueued objects
 * @param skipped the number of objects not enqueued because of the webhook's object types or filter
 * @param startedAt when the backfill started
 * @param updatedAt when the last step ended
 * @param finished whether the source has no more objects
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
     * Rejects a cursor that no database can store.
     *
     * @param webhookId the webhook that the backfill sends to
     * @param cursor the position at which the backfill continues, as returned by its source; null at the start and at
     *     the end
     * @param sent the number of enqueued objects
     * @param skipped the number of objects not enqueued because of the webhook's object types or filter
     * @param startedAt when the backfill started
     * @param updatedAt when the last step ended
     * @param finished whether the source has no more objects
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public BackfillProgress {
        CleanText.check("the cursor", cursor);
    }

    /**
     * Creates a builder for a backfill's progress.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a builder that starts with this progress's values.
     *
     * @return a new builder
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
     * Builds a backfill's progress. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe.
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
         * @param webhookId the webhook that the backfill sends to
         * @return this
         */
        public Builder webhookId(String webhookId) {
            this.webhookId = webhookId;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#cursor()}.
         *
         * @param cursor the position at which the backfill continues, as returned by its source; null at the start and
         *     at the end
         * @return this
         */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#sent()}.
         *
         * @param sent the number of enqueued objects
         * @return this
         */
        public Builder sent(long sent) {
            this.sent = sent;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#skipped()}.
         *
         * @param skipped the number of objects not enqueued because of the webhook's object types or filter
         * @return this
         */
        public Builder skipped(long skipped) {
            this.skipped = skipped;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#startedAt()}.
         *
         * @param startedAt when the backfill started
         * @return this
         */
        public Builder startedAt(Instant startedAt) {
            this.startedAt = startedAt;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#updatedAt()}.
         *
         * @param updatedAt when the last step ended
         * @return this
         */
        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /**
         * Sets {@link BackfillProgress#finished()}.
         *
         * @param finished whether the source has no more objects
         * @return this
         */
        public Builder finished(boolean finished) {
            this.finished = finished;
            return this;
        }

        /**
         * Builds the progress.
         *
         * @return the progress
         * @throws NullPointerException if a required component is missing; the message names it
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
