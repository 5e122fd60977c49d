package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentPeakTest {

    private final RecentPeak peak = new RecentPeak();

    @Test
    void theLargestNumberCountsForAWhile() {
        assertThat(peak.with(5, 100, 0)).isEqualTo(5);
        assertThat(peak.with(9, 200, 0)).isEqualTo(9);
        assertThat(peak.with(3, 300, 100)).isEqualTo(9);
        assertThat(peak.with(4, 400, 200)).isEqualTo(9);
        assertThat(peak.with(1, 500, 201)).as("the next largest since then").isEqualTo(4);
        assertThat(peak.with(1, 900, 800)).isEqualTo(1);
    }
}
