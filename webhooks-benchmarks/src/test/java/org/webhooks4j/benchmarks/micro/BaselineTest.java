package org.webhooks4j.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.benchmarks.micro.Baseline.Cost;

class BaselineTest {

    private final Baseline baseline = new Baseline(Map.of("match", new Cost(100, 1_000)));

    @Test
    void moreTimeMayBeTheMachine() {
        assertThat(baseline.isExceededBy(new Baseline(Map.of("match", new Cost(900, 1_050)))))
                .isFalse();
    }

    @Test
    void moreMemoryIsNot() {
        assertThat(baseline.isExceededBy(new Baseline(Map.of("match", new Cost(100, 1_200)))))
                .isTrue();
    }

    @Test
    void whatIsStoredIsRead(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("baseline.json");
        baseline.writeTo(file);

        assertThat(Baseline.read(file)).isEqualTo(baseline);
    }
}
