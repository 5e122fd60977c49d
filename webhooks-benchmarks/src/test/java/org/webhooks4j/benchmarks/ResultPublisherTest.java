package org.webhooks4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.benchmarks.contestant.Contestants;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.report.Results;
import org.webhooks4j.benchmarks.scenario.Figures;
import org.xml.sax.InputSource;

class ResultPublisherTest {

    private static final String EMPTY = "<!-- benchmarks: begin -->\n<!-- benchmarks: end -->\n";

    @TempDir
    private Path project;

    @Test
    void figuresTakeThePlaceOfOlderOnes() throws Exception {
        String outdated = "before\n<!-- benchmarks: begin -->\noutdated\n<!-- benchmarks: end -->\nafter\n";
        Path readme = page("README.md", outdated);
        Path performance = page("docs/performance.md", outdated);

        publication().publishIn(project);
        publication().publishIn(project);

        assertThat(readme)
                .content()
                .startsWith("before\n<!-- benchmarks: begin -->\n![")
                .endsWith("<!-- benchmarks: end -->\nafter\n")
                .doesNotContain("outdated")
                .containsOnlyOnce("| drain, deliveries/s | 900 | 300 (db-scheduler) | 3.00 | >= 3 | holds |")
                .doesNotContain("| lost |");
        assertThat(performance)
                .content()
                .startsWith("before\n<!-- benchmarks: begin -->\nThe quick form on a machine")
                .endsWith("<!-- benchmarks: end -->\nafter\n")
                .doesNotContain("outdated")
                .containsOnlyOnce("| drain, deliveries/s | 900 | 300 (db-scheduler) | 3.00 | >= 3 | holds |")
                .containsOnlyOnce("| lost | 1.00 |  |  | = 0 | **falls short** |")
                .containsOnlyOnce("- **webhooks4j**: as it is");
    }

    private Path page(String name, String text) throws IOException {
        Path page = project.resolve(name);
        Files.createDirectories(page.getParent());
        return Files.writeString(page, text);
    }

    @Test
    void theChartIsXml() throws Exception {
        page("README.md", EMPTY);
        page("docs/performance.md", EMPTY);

        publication().publishIn(project);

        String svg = Files.readString(project.resolve("docs/images/benchmarks.svg"));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(5 + 5 + 3);
    }

    @Test
    void withoutAPlaceForThemOnOnePageBothAreLeftAlone() throws Exception {
        Path readme = page("README.md", EMPTY);
        Path performance = page("docs/performance.md", "nothing here\n");
        ResultPublisher publication = publication();

        assertThatThrownBy(() -> publication.publishIn(project)).hasMessageContaining("<!-- benchmarks: begin -->");
        assertThat(readme).hasContent(EMPTY);
        assertThat(performance).hasContent("nothing here\n");
    }

    private static ResultPublisher publication() throws Exception {
        Results results = new Results();
        Figures figures =
                new Figures().with("perSecond", 900).with("jvmMicros", 40).with("databaseMicros", 20);
        List.of(
                        Contestants.OURS,
                        Contestants.BARE_CLIENT,
                        Contestants.DB_SCHEDULER,
                        Contestants.TRANSACTION_OUTBOX,
                        Contestants.JOBRUNR)
                .forEach(name -> {
                    results.put("drain", name, figures);
                    results.put("isolation", name, figures);
                });
        List<BudgetLine> lines = List.of(
                new BudgetLine("drain, deliveries/s", 900, 300.0, "db-scheduler", ">= 3", 3, true),
                BudgetLine.alone("lost", 1, "= 0", 0, false));
        return new ResultPublisher(Thoroughness.QUICK, results, lines, "a machine", Map.of("webhooks4j", "as it is"));
    }
}
