package org.webhooks4j.core.internal.emit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;

/** An event as it was read from what the host said. */
record ObservedEvent(
        String id,
        String type,
        Instant timestamp,
        String objectType,
        String objectId,
        @Nullable String actor,
        @Nullable String origin,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        List<Change> changes)
        implements Event {}
