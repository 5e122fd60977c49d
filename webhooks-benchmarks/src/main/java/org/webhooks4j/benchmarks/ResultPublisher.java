package org.webhooks4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.webhooks4j.benchmarks.contestant.Contestants;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.report.Chart;
import org.webhooks4j.benchmarks.report.JsonReport;
import org.webhooks4j.benchmarks.report.MarkdownReport;
import org.webhooks4j.benchmarks.report.Results;

/** Writes a run's figures as files for programs and people, and into the project's pages. */
final class ResultPublisher {

    private static final String CHART = "docs/images/benchmarks.svg";
    private static final String BEGIN = "<!-- benchmarks: begin -->\n";
    private static final String END = "<!-- benchmarks: end -->";

    private final String json;
    private final String summary;
    private final String markdown;
    private final String chart;

    ResultPublisher(
            Thoroughness form, Results results, List<BudgetLine> lines, String machine, Map<String, String> contestants)
            throws IOException {
        String name = form.name().toLowerCase(java.util.Locale.ROOT);
        this.json = JsonReport.of(name, machine, results, lines, contestants);
        this.summary = MarkdownReport.summary(
                CHART,
                name,
                machine,
                lines.stream()
                        .filter(line -> Budget.HEADLINES.contains(line.name()))
                        .toList());
        this.markdown = MarkdownReport.all(name, machine, lines, contestants);
        this.chart = chart(results);
    }

    /** Writes {@code benchmarks.json}, {@code .md} and {@code .svg} into a directory. */
    void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("benchmarks.json"), json);
        Files.writeString(directory.resolve("benchmarks.md"), markdown);
        Files.writeString(directory.resolve("benchmarks.svg"), chart);
    }

    /**
     * Replaces the figures between the two markers in a project's README and {@code docs/performance.md}, and the chart
     * beside them. Changes nothing if a page has no markers.
     */
    void publishIn(Path project) throws IOException {
        Path readme = project.resolve("README.md");
        Path page = project.resolve("docs/performance.md");
        String newReadme = with(readme, summary);
        String newPage = with(page, markdown);
        Files.writeString(readme, newReadme);
        Files.writeString(page, newPage);
        Files.createDirectories(project.resolve(CHART).getParent());
        Files.writeString(project.resolve(CHART), chart);
    }

    private static String with(Path page, String section) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin);
        if (begin < 0 || end < 0) {
            throw new IOException(page + " has no lines '" + BEGIN.strip() + "' and '" + END + "' to write between");
        }
        return text.substring(0, begin + BEGIN.length()) + section + text.substring(end);
    }

    private static String chart(Results results) {
        List<String> contestants = new ArrayList<>(List.of(Contestants.OURS));
        contestants.addAll(BenchmarkPlan.PEERS);
        contestants.add(Contestants.BARE_CLIENT);
        contestants.retainAll(results.names("drain"));
        ToDoubleFunction<String> rate = name -> results.get("drain", name, "perSecond");
        ToDoubleFunction<String> micros =
                name -> results.get("drain", name, "jvmMicros") + results.get("drain", name, "databaseMicros");
        ToDoubleFunction<String> beside = name -> results.get("isolation", name, "perSecond");
        List<String> isolated = new ArrayList<>(List.of(Contestants.OURS));
        isolated.addAll(BenchmarkPlan.ATOMIC_PEERS);
        isolated.retainAll(results.names("isolation"));
        return new Chart()
                .group("Deliveries a second (longer is better)", values(contestants, rate))
                .group(
                        "Processor time per delivery in µs, JVM and database (shorter is better)",
                        values(contestants, micros))
                .group(
                        "Healthy deliveries a second, every other receiver hangs (longer is better)",
                        values(isolated, beside))
                .toSvg("webhooks4j beside its peers");
    }

    private static Map<String, Double> values(List<String> names, ToDoubleFunction<String> value) {
        Map<String, Double> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, value.applyAsDouble(name)));
        return values;
    }
}
