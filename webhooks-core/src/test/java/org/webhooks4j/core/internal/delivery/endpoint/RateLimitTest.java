package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private final RateLimit limit = new RateLimit();

    private void take(int requests, long now) {
        for (int i = 0; i < requests; i++) {
            limit.took(now);
        }
    }

    @Test
    void withoutALimitAnyNumberIsFree() {
        take(1_000, 0);
        assertThat(limit.free(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(limit.isIdle(0)).as("nothing has to be remembered").isTrue();
    }

    @Test
    void whatBeganCountsForASecond() {
        limit.limitTo(5.0);
        assertThat(limit.free(0)).isEqualTo(5);
        take(3, 0);
        take(2, 400);
        assertThat(limit.free(999)).isZero();
        assertThat(limit.free(1_000)).isEqualTo(3);
        assertThat(limit.free(1_400)).isEqualTo(5);
    }

    @Test
    void belowOneASecondItIsOneInALongerTime() {
        limit.limitTo(0.1);
        take(1, 0);
        assertThat(limit.free(9_999)).isZero();
        assertThat(limit.free(10_000)).isEqualTo(1);
    }

    @Test
    void aLiftedLimitIsForgotten() {
        limit.limitTo(1.0);
        take(1, 0);
        limit.limitTo(null);
        assertThat(limit.free(0)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 7, 100, 1_000})
    void inNoSecondMoreBeginThanAllowed(double requestsPerSecond) {
        limit.limitTo(requestsPerSecond);
        Random random = new Random(11);
        List<Long> begun = new ArrayList<>();
        for (long now = 0; now < 20_000; now += random.nextInt(1, 150)) {
            int wanted = Math.min(limit.free(now), random.nextInt(200));
            take(wanted, now);
            for (int i = 0; i < wanted; i++) {
                begun.add(now);
            }
        }
        int most = (int) requestsPerSecond;
        for (int i = 0; i + most < begun.size(); i++) {
            assertThat(begun.get(i + most) - begun.get(i)).isGreaterThanOrEqualTo(1_000);
        }
        assertThat(begun).hasSizeGreaterThan(10 * most);
    }
}
