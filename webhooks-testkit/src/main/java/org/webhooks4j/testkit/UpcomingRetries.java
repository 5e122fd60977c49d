package org.webhooks4j.testkit;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.WebhookListener;

/** When failed attempts are to be repeated, as the engine tells it. */
final class UpcomingRetries implements WebhookListener {

    private final NavigableSet<Instant> instants = new ConcurrentSkipListSet<>();

    @Override
    public void onAttempt(Delivery delivery, Attempt attempt) {
        Instant next = attempt.nextAttemptAt();
        if (next != null) {
            instants.add(next);
        }
    }

    /** The first of them after an instant; those before are forgotten. */
    @Nullable
    Instant nextAfter(Instant now) {
        instants.headSet(now, true).clear();
        return instants.isEmpty() ? null : instants.first();
    }
}
