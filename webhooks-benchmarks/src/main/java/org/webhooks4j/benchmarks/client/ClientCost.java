package org.webhooks4j.benchmarks.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.webhooks4j.benchmarks.process.JavaProcess;
import org.webhooks4j.benchmarks.process.JvmFlags;
import org.webhooks4j.benchmarks.process.Receiver;
import org.webhooks4j.benchmarks.scenario.Figures;

/**
 * Measures the cost of a request through one of the library's transports and through the bare clients of the same kind.
 * Each client has its own process with Java's default flags, and so has the receiver. The clients take turns, so that
 * other load of the machine affects all of them alike; the median of the rounds counts.
 *
 * <p>Options: {@code inFlight} is the number of open requests, {@code count} the number of requests in each of
 * {@code rounds}, {@code warm} the number of rounds before them. {@code route} is the receiver's {@code address}, a
 * {@code name} that is resolved and checked, or a {@code trusted} name.
 */
public final class ClientCost {

    private static final Map<String, List<String>> CLIENTS = Map.of(
            "java.net.http",
            List.of(Client.OUR_JDK, Client.BARE_ASYNC, Client.BARE_ASYNC_WIDE_POOL, Client.BARE_THREADS),
            "httpclient5",
            List.of(Client.OUR_HTTP_CLIENT_5, Client.BARE_HTTP_CLIENT_5));

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Map<String, String> options;

    private ClientCost(Map<String, String> options) {
        this.options = options;
    }

    /** A client with its process, and the figures of its rounds. */
    private record Measured(String name, JavaProcess process, List<Figures> rounds) {

        double median(String figure) {
            double[] sorted = rounds.stream()
                    .mapToDouble(round -> round.get(figure))
                    .sorted()
                    .toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        Figures next(int count) throws IOException {
            process.say(Integer.toString(count));
            String line = process.line();
            if (line == null || !Figures.isLine(line)) {
                throw new IOException(name + " ended: " + line);
            }
            return Figures.parse(line);
        }
    }

    /**
     * Measures the transport {@code java.net.http} or {@code httpclient5}.
     *
     * @return figures by client, the library's first
     */
    public static Map<String, Figures> measure(String transport, Map<String, String> options) throws IOException {
        List<String> names = CLIENTS.get(transport);
        if (names == null) {
            throw new IllegalArgumentException(
                    "there is no transport '" + transport + "'; choose one of " + CLIENTS.keySet());
        }
        return new ClientCost(options).measure(names);
    }

    private Map<String, Figures> measure(List<String> names) throws IOException {
        List<Measured> clients = new ArrayList<>();
        try (JavaProcess receiver = JavaProcess.start(Receiver.class, List.of("-Xmx256m"), List.of())) {
            CompletableFuture<Void> over = receiver.within(LIMIT);
            String port = String.valueOf(receiver.line());
            for (String name : names) {
                List<String> arguments = List.of(name, port, text("route", "address"), text("inFlight", "256"));
                clients.add(new Measured(
                        name, JavaProcess.start(ClientProcess.class, flags(name), arguments), new ArrayList<>()));
            }
            int warm = number("warm", 5);
            for (int round = -warm; round < number("rounds", 7); round++) {
                for (Measured client : clients) {
                    Figures figures = client.next(number("count", 20_000));
                    if (round >= 0) {
                        client.rounds.add(figures);
                    }
                }
            }
            over.complete(null);
        } finally {
            clients.forEach(client -> client.process.close());
        }
        return figures(clients);
    }

    private static List<String> flags(String name) {
        List<String> flags = new ArrayList<>(List.of("-Xmx512m", JvmFlags.MEASURABLE_COMPILERS));
        if (name.equals(Client.BARE_ASYNC_WIDE_POOL)) {
            flags.add(JvmFlags.COMMON_POOL_OF_TWO);
        }
        return flags;
    }

    private static Map<String, Figures> figures(List<Measured> clients) {
        double best = clients.stream()
                .skip(1)
                .mapToDouble(client -> client.median("cpuMicros"))
                .min()
                .orElse(Double.NaN);
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (Measured client : clients) {
            figures.put(
                    client.name,
                    new Figures()
                            .with("cpuMicros", client.median("cpuMicros"))
                            .with("toBestBare", client.median("cpuMicros") / best)
                            .with("perSecond", client.median("perSecond"))
                            .with("startedThreads", client.median("startedThreads"))
                            .with(
                                    "lost",
                                    client.rounds.stream()
                                            .mapToDouble(round -> round.get("lost"))
                                            .sum()));
        }
        return figures;
    }

    /** Returns the figures as a table. */
    public static String table(Map<String, Figures> figures) {
        StringBuilder table = new StringBuilder(String.format(
                "%-50s %14s %12s %12s %26s%n",
                "", "CPU µs/request", "÷ best bare", "requests/s", "threads started per 1,000"));
        figures.forEach((name, each) -> table.append(String.format(
                Locale.ROOT,
                "%-50s %14.1f %12.2f %12.0f %26.2f%n",
                name,
                each.get("cpuMicros"),
                each.get("toBestBare"),
                each.get("perSecond"),
                each.get("startedThreads"))));
        return table.toString();
    }

    private int number(String option, int otherwise) {
        return Integer.parseInt(text(option, Integer.toString(otherwise)));
    }

    private String text(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }
}
