package org.webhooks4j.benchmarks.micro;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stored cost of each step.
 *
 * @param costs the costs by name
 */
record Baseline(Map<String, Cost> costs) {

    private static final double TOLERATED = 1.1;
    private static final String ROW = "%-32s %12s %8s %12s %8s%n";

    /**
     * The cost of one call.
     *
     * @param nanos the time in nanoseconds
     * @param bytes the memory that the call allocates
     */
    record Cost(double nanos, double bytes) {}

    static Baseline read(Path file) throws IOException {
        return new Baseline(
                new ObjectMapper().readValue(Files.readString(file), new TypeReference<TreeMap<String, Cost>>() {}));
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(costs) + "\n");
    }

    /** Returns a table of other costs beside these. */
    String compare(Baseline measured) {
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, "%n" + ROW, "a call", "ns", "ratio", "bytes", "ratio"));
        measured.costs.forEach((name, cost) -> {
            Cost known = costs.getOrDefault(name, new Cost(Double.NaN, Double.NaN));
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    name,
                    String.format(Locale.ROOT, "%,.0f", cost.nanos),
                    String.format(Locale.ROOT, "%.2f", cost.nanos / known.nanos),
                    String.format(Locale.ROOT, "%,.0f", cost.bytes),
                    String.format(Locale.ROOT, "%.2f", cost.bytes / known.bytes)));
        });
        return table.toString();
    }

    /** Returns whether a step allocates considerably more than before. */
    boolean isExceededBy(Baseline measured) {
        return measured.costs.entrySet().stream().anyMatch(entry -> {
            Cost known = costs.get(entry.getKey());
            return known != null && entry.getValue().bytes > known.bytes * TOLERATED;
        });
    }
}
