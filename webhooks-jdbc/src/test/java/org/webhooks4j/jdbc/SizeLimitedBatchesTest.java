package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizeLimitedBatchesTest {

    private final @Nullable Object[] small = {"a", 1, null};
    private final @Nullable Object[] half = {"x".repeat(SizeLimitedBatches.MAX_CHARACTERS / 2), null};
    private final @Nullable Object[] huge = {"y".repeat(SizeLimitedBatches.MAX_CHARACTERS * 2)};

    @Test
    void fewRowsStayTogether() {
        assertThat(SizeLimitedBatches.of(List.of(small, half, half))).hasSize(2);
        assertThat(SizeLimitedBatches.of(List.of(half, half))).hasSize(1);
        assertThat(SizeLimitedBatches.of(List.of())).isEmpty();
    }

    @Test
    void aRowThatIsTooLongAloneIsAlone() {
        assertThat(SizeLimitedBatches.of(List.of(small, huge, small)))
                .extracting(List::size)
                .containsExactly(1, 1, 1);
    }

    @Test
    void nothingIsLostAndTheOrderStays() {
        List<@Nullable Object[]> rows = List.of(half, small, half, half, small);

        assertThat(SizeLimitedBatches.of(rows).stream().flatMap(List::stream).toList())
                .isEqualTo(rows);
    }
}
