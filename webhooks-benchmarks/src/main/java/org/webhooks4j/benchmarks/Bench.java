package org.webhooks4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.webhooks4j.benchmarks.process.JavaProcess;
import org.webhooks4j.benchmarks.process.Postgres;
import org.webhooks4j.benchmarks.process.Receiver;
import org.webhooks4j.benchmarks.scenario.Figures;
import org.webhooks4j.benchmarks.scenario.Measurement;

/** The database server and the receiver that all share, and a JVM for each measurement. */
final class Bench implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    /**
     * For all alike. With a common pool of one thread, which it has on two processors, java.net.http before Java 25
     * starts a thread for each asynchronous request.
     */
    private static final String POOL_OF_TWO = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";

    private final Postgres postgres;
    private final JavaProcess receiver;
    private final String receiverPort;

    private Bench(Postgres postgres, JavaProcess receiver, String receiverPort) {
        this.postgres = postgres;
        this.receiver = receiver;
        this.receiverPort = receiverPort;
    }

    static Bench start() throws IOException {
        JavaProcess receiver = JavaProcess.start(Receiver.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), List.of());
        String port = receiver.line();
        if (port == null) {
            receiver.close();
            throw new IOException("the receiver does not start");
        }
        return new Bench(Postgres.start(), receiver, port);
    }

    String machine() throws SQLException {
        return "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", " + Runtime.getRuntime().availableProcessors() + " processors; " + postgres.description();
    }

    /** Measures on PostgreSQL, in a new database. */
    Figures measure(String scenario, String contestant, Map<String, String> options) throws SQLException, IOException {
        String url = postgres.newDatabase();
        try {
            return fork(scenario, contestant, url, postgres.pid(), options);
        } finally {
            postgres.drop(url);
        }
    }

    /** Measures on a new H2 file. */
    Figures measureOnH2(String scenario, String contestant, Map<String, String> options) throws IOException {
        Path directory = Files.createTempDirectory("benchmark");
        try {
            return fork(scenario, contestant, "jdbc:h2:file:" + directory.resolve("bench"), 0, options);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Figures fork(String scenario, String contestant, String url, long pid, Map<String, String> options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(scenario, contestant, url, receiverPort, Long.toString(pid)));
        options.forEach((name, value) -> arguments.add(name + "=" + value));
        String heap = options.getOrDefault("heap", "512m");
        try (JavaProcess process = JavaProcess.start(
                        Measurement.class, List.of("-Xmx" + heap, "-XX:+UseParallelGC", POOL_OF_TWO), arguments)
                .within(LIMIT)) {
            for (String line = process.line(); line != null; line = process.line()) {
                if (Figures.isLine(line)) {
                    return Figures.parse(line);
                }
            }
        }
        throw new IOException(contestant + " gave no figures for " + scenario + " with " + options);
    }

    @Override
    public void close() throws IOException {
        receiver.close();
        postgres.close();
    }
}
