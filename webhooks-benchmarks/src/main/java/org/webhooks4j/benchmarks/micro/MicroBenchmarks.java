package org.webhooks4j.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and compares the results with the stored baseline: {@code [compare|store [file]]}. Time depends
 * on the machine, so it is shown as a ratio for people to judge. The number of allocated bytes does not, so the run
 * fails if it grows by more than a tenth. {@code store} writes a new baseline.
 */
public final class MicroBenchmarks {

    private static final String BASELINE = "micro-baseline.json";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroBenchmarks() {}

    /** Runs the benchmarks. */
    public static void main(String[] arguments) throws IOException, RunnerException {
        boolean store = arguments.length > 0 && arguments[0].equals("store");
        Path file = Path.of(arguments.length > 1 ? arguments[1] : BASELINE);
        Options options = new OptionsBuilder()
                .include(MicroBenchmarks.class.getPackageName() + ".*")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .jvmArgs("-Xmx512m")
                .build();
        Baseline measured = measured(new Runner(options).run());
        if (store) {
            measured.writeTo(file);
            System.out.println("Stored in " + file.toAbsolutePath());
            return;
        }
        Baseline known = Baseline.read(file);
        System.out.println(known.compare(measured));
        if (known.isExceededBy(measured)) {
            System.exit(1);
        }
    }

    private static Baseline measured(Collection<RunResult> results) {
        TreeMap<String, Baseline.Cost> costs = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            StringBuilder label = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
            result.getParams()
                    .getParamsKeys()
                    .forEach(key -> label.append(String.format(
                            Locale.ROOT, ", %s %s", result.getParams().getParam(key), key)));
            costs.put(
                    label.toString(),
                    new Baseline.Cost(
                            result.getPrimaryResult().getScore(),
                            Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                                    .getScore()));
        }
        return new Baseline(costs);
    }
}
