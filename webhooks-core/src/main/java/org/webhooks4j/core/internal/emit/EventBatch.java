package org.webhooks4j.core.internal.emit;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.spi.NewEvent;

/** Holds events and skipped events that are stored together. */
final class EventBatch {

    final List<NewEvent> events = new ArrayList<>();
    final List<SkippedEvent> skipped = new ArrayList<>();

    int size() {
        return events.size() + skipped.size();
    }

    void clear() {
        events.clear();
        skipped.clear();
    }
}
