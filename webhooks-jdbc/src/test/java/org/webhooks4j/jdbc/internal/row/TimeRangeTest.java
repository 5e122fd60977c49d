package org.webhooks4j.jdbc.internal.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

    /** The example of the ULID specification. */
    private static final String ULID = "01ARYZ6S41TSV4RRFFQ69G5FAV";

    private static final long ITS_MILLIS = 1_469_918_176_385L;

    @Test
    void anIdIsWithinTheRangeThatBeginsAtItsMillisecondAndBeforeTheNext() {
        assertThat(ULID).isGreaterThan(TimeRange.boundary(ITS_MILLIS)).startsWith(TimeRange.boundary(ITS_MILLIS));
        assertThat(ULID).isLessThan(TimeRange.boundary(ITS_MILLIS + 1));
    }

    @Test
    void boundariesSortByTime() {
        long[] millis = {-1, 0, 1, 31, 32, 1_000_000_000_000L, ITS_MILLIS, (1L << 48) - 1, 1L << 48, Long.MAX_VALUE};

        assertThat(LongStream.of(millis).mapToObj(TimeRange::boundary)).isSorted();
        assertThat(TimeRange.boundary((1L << 48) - 1)).isEqualTo("7ZZZZZZZZZ");
    }

    @Test
    void outsideOfWhatIdsCanTellIsBeforeOrAfterAllOfThem() {
        assertThat("00000000000000000000000000").isGreaterThan(TimeRange.boundary(-1));
        assertThat("7ZZZZZZZZZZZZZZZZZZZZZZZZZ").isLessThan(TimeRange.boundary(1L << 48));
        assertThat(TimeRange.boundary((Instant) null)).isNull();
    }
}
