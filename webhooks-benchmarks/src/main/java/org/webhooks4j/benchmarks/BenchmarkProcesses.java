package org.webhooks4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.benchmarks.process.JavaProcess;
import org.webhooks4j.benchmarks.process.JvmFlags;
import org.webhooks4j.benchmarks.process.MachineInfo;
import org.webhooks4j.benchmarks.process.Postgres;
import org.webhooks4j.benchmarks.process.Receiver;
import org.webhooks4j.benchmarks.scenario.Figures;
import org.webhooks4j.benchmarks.scenario.Measurement;

/**
 * Runs the database server and the receiver that all contestants share, and one JVM for each contestant, transport and
 * kind of database. This JVM measures one scenario after another, so that all of them are measured warm. The option
 * {@code jvm} adds a flag.
 */
final class BenchmarkProcesses implements AutoCloseable {

    private final Postgres postgres;
    private final JavaProcess receiver;
    private final String receiverPort;
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, JavaProcess> measuring = new HashMap<>();

    private BenchmarkProcesses(Postgres postgres, JavaProcess receiver, String receiverPort) {
        this.postgres = postgres;
        this.receiver = receiver;
        this.receiverPort = receiverPort;
    }

    static BenchmarkProcesses start() throws IOException {
        JavaProcess receiver = JavaProcess.start(Receiver.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), List.of());
        String port = receiver.line();
        if (port == null) {
            receiver.close();
            throw new IOException("the receiver does not start");
        }
        return new BenchmarkProcesses(Postgres.start(), receiver, port);
    }

    /** Describes the machine and the database server. */
    String machine() throws SQLException {
        return MachineInfo.description() + "; " + postgres.description();
    }

    /** Returns how each contestant was set up, by name. */
    Map<String, String> descriptions() {
        return Collections.unmodifiableMap(descriptions);
    }

    /** Measures on PostgreSQL, in a new database. */
    Figures measure(String scenario, String contestant, Map<String, String> options, Duration limit)
            throws SQLException, IOException {
        String url = postgres.newDatabase();
        try {
            return tell(scenario, contestant, url, postgres.pid(), options, limit);
        } finally {
            postgres.drop(url);
        }
    }

    /** Measures on a new H2 file. */
    Figures measureOnH2(String scenario, String contestant, Map<String, String> options, Duration limit)
            throws IOException {
        Path directory = Files.createTempDirectory("benchmark");
        try {
            return tell(scenario, contestant, "jdbc:h2:file:" + directory.resolve("bench"), 0, options, limit);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Measures on an empty database of a server that is already running. */
    Figures measureOn(String url, String scenario, String contestant, Map<String, String> options, Duration limit)
            throws IOException {
        return tell(scenario, contestant, url, 0, options, limit);
    }

    private Figures tell(
            String scenario, String contestant, String url, long pid, Map<String, String> options, Duration limit)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(scenario, contestant, url, receiverPort, Long.toString(pid)));
        options.forEach((name, value) -> arguments.add(name + "=" + value));
        String heap = options.getOrDefault("heap", "512m");
        String flag = options.getOrDefault("jvm", "");
        String kind =
                String.join(" ", contestant, options.getOrDefault("transport", ""), heap, flag, url.split(":", 3)[1]);
        JavaProcess process = measuring.get(kind);
        if (process == null) {
            List<String> jvm = new ArrayList<>(List.of(JvmFlags.MEASURABLE_COMPILERS, "-Xmx" + heap));
            if (!flag.isEmpty()) {
                jvm.add(flag);
            }
            process = JavaProcess.start(Measurement.class, jvm, List.of());
            measuring.put(kind, process);
        }
        CompletableFuture<Void> answered = process.within(limit);
        process.say(String.join("\t", arguments));
        @Nullable Figures figures = null;
        for (String line = process.line(); line != null; line = process.line()) {
            if (Figures.isLine(line)) {
                figures = Figures.parse(line);
            } else if (line.startsWith(Measurement.DESCRIPTION)) {
                descriptions.putIfAbsent(contestant, line.substring(Measurement.DESCRIPTION.length()));
            } else if (line.equals(Measurement.END) && figures != null) {
                answered.complete(null);
                return figures;
            }
        }
        throw new IOException(contestant + " gave no figures for " + scenario + " with " + options);
    }

    @Override
    public void close() throws IOException {
        measuring.values().forEach(JavaProcess::close);
        receiver.close();
        postgres.close();
    }
}
