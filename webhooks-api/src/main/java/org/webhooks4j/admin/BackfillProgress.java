package org.webhooks4j.admin;

import java.time.Instant;
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
}
