package org.webhooks4j.internal.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class UlidTest {

    @Test
    void whatIsEncodedIsDecoded() {
        for (long millis : new long[] {0, 1, 31, 32, 1_767_225_600_000L, (1L << 48) - 1}) {
            String ulid = Ulid.of(millis, -1, 5);
            assertThat(ulid).hasSize(Ulid.LENGTH).startsWith(Ulid.timeOf(millis));
            assertThat(Ulid.timeOf(millis)).hasSize(Ulid.TIME_LENGTH);
            assertThat(Ulid.millisOf(ulid)).hasValue(millis);
            assertThat(Ulid.millisOf(ulid.toLowerCase(Locale.ROOT))).hasValue(millis);
        }
    }

    @Test
    void ulidsSortByTheirTime() {
        assertThat(Ulid.of(1_000, -1, -1)).isLessThan(Ulid.of(1_001, 0, 0));
        assertThat(Ulid.of(1_000, 0, -1 >>> 1)).isLessThan(Ulid.of(1_000, 1, 0));
    }

    @Test
    void whatBeginsLikeNoUlidHasNoTime() {
        assertThat(Ulid.millisOf("01K000000")).isEmpty();
        assertThat(Ulid.millisOf("01K0000U000000000000000000")).isEmpty();
    }
}
