package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Computes percentiles of counted latencies. */
final class Percentile {

    private Percentile() {}

    /**
     * Returns the nearest-rank percentile: the smallest latency that at least this percentage of attempts does not
     * exceed.
     */
    static @Nullable Duration of(SortedMap<Duration, Long> latencies, long all, int percent) {
        long rank = (all * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Duration, Long> entry : latencies.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return null;
    }
}
