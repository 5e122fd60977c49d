package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortionsTest {

    private final @Nullable Object[] small = {"a", 1, null};
    private final @Nullable Object[] half = {"x".repeat(Portions.MAX_CHARACTERS / 2), null};
    private final @Nullable Object[] huge = {"y".repeat(Portions.MAX_CHARACTERS * 2)};

    @Test
    void fewRowsStayTogether() {
        assertThat(Portions.of(List.of(small, half, half))).hasSize(2);
        assertThat(Portions.of(List.of(half, half))).hasSize(1);
        assertThat(Portions.of(List.of())).isEmpty();
    }

    @Test
    void aRowThatIsTooLongAloneIsAlone() {
        assertThat(Portions.of(List.of(small, huge, small)))
                .extracting(List::size)
                .containsExactly(1, 1, 1);
    }

    @Test
    void nothingIsLostAndTheOrderStays() {
        List<@Nullable Object[]> rows = List.of(half, small, half, half, small);

        assertThat(Portions.of(rows).stream().flatMap(List::stream).toList()).isEqualTo(rows);
    }
}
