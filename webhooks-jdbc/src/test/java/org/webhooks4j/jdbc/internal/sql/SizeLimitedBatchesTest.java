package org.webhooks4j.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizeLimitedBatchesTest {

    private record Row(String text, int number, @Nullable String other) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>none()
            .text("text", Row::text)
            .integer("number", Row::number)
            .text("other", Row::other);

    private final Row small = new Row("a", 1, null);
    private final Row half = new Row("x".repeat(SizeLimitedBatches.MAX_CHARACTERS / 2), 2, null);
    private final Row huge = new Row("", 3, "y".repeat(SizeLimitedBatches.MAX_CHARACTERS * 2));

    @Test
    void fewRowsStayTogether() {
        assertThat(batches(small, half, half)).hasSize(2);
        assertThat(batches(half, half)).hasSize(1);
        assertThat(batches()).isEmpty();
    }

    @Test
    void aRowThatIsTooLongAloneIsAlone() {
        assertThat(batches(small, huge, small)).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void nothingIsLostAndTheOrderStays() {
        assertThat(batches(half, small, half, half, small).stream()
                        .flatMap(List::stream)
                        .toList())
                .containsExactly(half, small, half, half, small);
    }

    private static List<List<Row>> batches(Row... rows) {
        return SizeLimitedBatches.of(List.of(rows), COLUMNS);
    }
}
