package org.webhooks4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.report.Chart;
import org.webhooks4j.benchmarks.report.JsonReport;
import org.webhooks4j.benchmarks.report.Results;
import org.webhooks4j.benchmarks.report.TextReport;

/**
 * Measures everything in one run, and puts it beside the budget: {@code quick} (a few minutes) or {@code full}. Writes
 * {@code benchmarks.json} and {@code benchmarks.svg} into the directory that a second argument names, or
 * {@code target}.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Form form = Form.valueOf((arguments.length > 0 ? arguments[0] : "quick").toUpperCase(Locale.ROOT));
        Path target = Path.of(arguments.length > 1 ? arguments[1] : "target");
        long begin = System.nanoTime();
        Results results;
        try (Bench bench = Bench.start()) {
            System.out.println(bench.machine());
            results = new Programme(bench, form).run();
        }
        List<BudgetLine> lines = Budget.compare(results);
        Files.createDirectories(target);
        Files.writeString(target.resolve("benchmarks.json"), JsonReport.of(results, lines));
        Files.writeString(target.resolve("benchmarks.svg"), Chart.of(results));
        System.out.println(TextReport.of(lines));
        System.out.printf(
                Locale.ROOT, "%nMeasured in %,d s; also in %s%n", (System.nanoTime() - begin) / 1_000_000_000, target);
    }
}
