package org.webhooks4j.admin;

import java.time.Instant;
import java.util.List;
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
    }
}
