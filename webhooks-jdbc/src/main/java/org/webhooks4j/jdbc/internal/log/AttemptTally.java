package org.webhooks4j.jdbc.internal.log;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.spi.Completion;

/**
 * How many attempts of a webhook began in one hour and had the same outcome and about the same latency.
 *
 * @param lastAt when the last of them began, in epoch milliseconds
 * @param lastStatusCode the HTTP status of the last of them, or null if there was no response
 */
record AttemptTally(
        Key key, long attempts, long lastAt, @Nullable Integer lastStatusCode) {

    /** The unit of the table's hours, which SQL counts too. */
    static final long HOUR_MILLIS = 3_600_000;

    static final Columns<AttemptTally> COLUMNS = Columns.<AttemptTally>none()
            .part(Key.COLUMNS, AttemptTally::key)
            .bigint("attempts", AttemptTally::attempts)
            .bigint("last_at", AttemptTally::lastAt)
            .integerOrNull("last_status_code", AttemptTally::lastStatusCode);

    /**
     * What the attempts have in common.
     *
     * @param startHour the start of their hour, in epoch milliseconds
     * @param outcome the name of their outcome
     * @param latency their duration in milliseconds, rounded down to two digits, so that an hour has a few hundred
     *     tallies at most
     */
    record Key(String webhookId, long startHour, String outcome, long latency) implements Comparable<Key> {

        static final Columns<Key> COLUMNS = Columns.<Key>none()
                .text("webhook_id", Key::webhookId)
                .bigint("start_hour", Key::startHour)
                .text("outcome", Key::outcome)
                .bigint("latency_ms", Key::latency);

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::webhookId)
                .thenComparingLong(Key::startHour)
                .thenComparing(Key::outcome)
                .thenComparingLong(Key::latency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Counts the attempts of completions. All nodes write the tallies in the returned order, so none deadlocks. */
    static Collection<AttemptTally> of(List<Completion> completions) {
        Map<Key, AttemptTally> tallies = new TreeMap<>();
        for (Completion completion : completions) {
            Attempt attempt = completion.attempt();
            if (attempt != null) {
                AttemptTally one = of(completion.claim().webhookId(), attempt);
                tallies.merge(one.key, one, AttemptTally::plus);
            }
        }
        return tallies.values();
    }

    private static AttemptTally of(String webhookId, Attempt attempt) {
        long startedAt = Numbers.millisOf(attempt.startedAt());
        long millis = Numbers.millisOf(attempt.timing().total());
        Attempt.Response response = attempt.response();
        return new AttemptTally(
                new Key(
                        webhookId,
                        startedAt - startedAt % HOUR_MILLIS,
                        attempt.outcome().name(),
                        millis - millis % unitOf(millis)),
                1,
                startedAt,
                response == null ? null : response.statusCode());
    }

    private static long unitOf(long millis) {
        if (millis < 100) {
            return 1;
        }
        return millis < 1_000 ? 10 : millis < 10_000 ? 100 : 1_000;
    }

    private AttemptTally plus(AttemptTally other) {
        AttemptTally last = other.lastAt < lastAt ? this : other;
        return new AttemptTally(key, attempts + other.attempts, last.lastAt, last.lastStatusCode);
    }
}
