package org.webhooks4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.benchmarks.client.ClientCost;
import org.webhooks4j.benchmarks.process.MachineInfo;
import org.webhooks4j.benchmarks.report.BudgetLine;
import org.webhooks4j.benchmarks.report.Results;
import org.webhooks4j.benchmarks.report.TextReport;

/**
 * Measures everything in one run and compares it with the budget: {@code quick|full [directory [project]]}. Writes
 * {@code benchmarks.json}, {@code .md} and {@code .svg} into the directory, by default {@code target}. If a project is
 * named, also writes the figures and the chart into its README and docs.
 *
 * <p>Or measures one part of the speed under adverse conditions, on JVMs with default flags: {@code weather
 * crowds|latencies|lanes|others|polls|index|numbers [option]}. This takes at most three and a half minutes. The option
 * of the first two is a transport, "Apache HttpClient 5" instead of java.net.http; that of the polls is the URL of an
 * empty database of another server.
 *
 * <p>Or measures one scenario: {@code one scenario contestant [option=value …]}, with {@code database=h2} on an H2
 * file. {@code one transport java.net.http|httpclient5 [option=value …]} measures a transport alone, without a
 * database.
 */
public final class Benchmarks {

    private static final Duration ONE = Duration.ofMinutes(10);

    private Benchmarks() {}

    /** Runs the measurements. */
    public static void main(String[] arguments) throws IOException, SQLException {
        String form = arguments.length > 0 ? arguments[0] : "quick";
        if (form.equals("one")) {
            one(arguments);
        } else if (form.equals("weather")) {
            weather(arguments[1], arguments.length > 2 ? arguments[2] : null);
        } else {
            all(Thoroughness.valueOf(form.toUpperCase(Locale.ROOT)), arguments);
        }
    }

    private static void all(Thoroughness form, String[] arguments) throws IOException, SQLException {
        Path directory = Path.of(arguments.length > 1 ? arguments[1] : "target");
        long begin = System.nanoTime();
        Results results;
        String machine;
        Map<String, String> contestants;
        try (BenchmarkProcesses bench = BenchmarkProcesses.start()) {
            machine = bench.machine();
            System.out.println(machine);
            results = new BenchmarkPlan(bench, form).run();
            contestants = bench.descriptions();
        }
        List<BudgetLine> lines = Budget.compare(results);
        ResultPublisher publication = new ResultPublisher(form, results, lines, machine, contestants);
        publication.writeTo(directory);
        if (arguments.length > 2) {
            publication.publishIn(Path.of(arguments[2]));
        }
        System.out.println();
        contestants.forEach((name, setUp) -> System.out.println(name + ": " + setUp));
        System.out.println(TextReport.of(lines));
        System.out.printf(
                Locale.ROOT,
                "%nMeasured in %,d s; also in %s%n",
                (System.nanoTime() - begin) / 1_000_000_000,
                directory);
    }

    private static void weather(String part, @Nullable String option) throws IOException, SQLException {
        try (BenchmarkProcesses bench = BenchmarkProcesses.start()) {
            System.out.println(bench.machine());
            System.out.println(TextReport.of(new AdverseConditions(bench, option).measure(part)));
        }
    }

    private static void one(String[] arguments) throws IOException, SQLException {
        Map<String, String> options = new HashMap<>();
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            options.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        if (arguments[1].equals("transport")) {
            System.out.println(MachineInfo.description());
            System.out.println(ClientCost.table(ClientCost.measure(arguments[2], options)));
            return;
        }
        try (BenchmarkProcesses bench = BenchmarkProcesses.start()) {
            boolean onH2 = "h2".equals(options.remove("database"));
            System.out.println(
                    onH2
                            ? bench.measureOnH2(arguments[1], arguments[2], options, ONE)
                            : bench.measure(arguments[1], arguments[2], options, ONE));
            System.out.println(bench.descriptions());
        }
    }
}
