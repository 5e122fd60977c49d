package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.internal.text.CleanText;

/** The event criteria that all queries share. Null means any. */
record EventCriteria(
        @Nullable EventType eventType,
        @Nullable String objectType,
        @Nullable String objectId,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final EventCriteria ANY = new EventCriteria(null, null, null, null, null);

    EventCriteria {
        eventType = eventType == null ? null : EventType.of(eventType);
        CleanText.check("the query's object type", objectType);
        CleanText.check("the query's object id", objectId);
    }
}
