package org.webhooks4j.testkit;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.WebhookListener;

/** Collects the times of upcoming retries as the engine reports them. */
final class UpcomingRetries implements WebhookListener {

    private final NavigableSet<Instant> instants = new ConcurrentSkipListSet<>();

    @Override
    public void onAttempt(Delivery delivery, Attempt attempt) {
        Instant next = attempt.nextAttemptAt();
        if (next != null) {
            instants.add(next);
        }
    }

    /** Returns the first retry after an instant, and forgets those before. */
    @Nullable
    Instant nextAfter(Instant now) {
        instants.headSet(now, true).clear();
        return instants.isEmpty() ? null : instants.first();
    }
}
