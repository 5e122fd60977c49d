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
 * What each step costs, as it was measured once.
 *
 * @param costs by name
 */
record Baseline(Map<String, Cost> costs) {

    private static final double TOLERATED = 1.1;
    private static final String ROW = "%-32s %12s %8s %12s %8s%n";

    /**
     * What one call costs.
     *
     * @param nanos time
     * @param bytes memory that it allocates
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

    /** A table of other costs beside these. */
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

    /** Whether a step allocates a good deal more than it did. */
    boolean isExceededBy(Baseline measured) {
        return measured.costs.entrySet().stream().anyMatch(entry -> {
            Cost known = costs.get(entry.getKey());
            return known != null && entry.getValue().bytes > known.bytes * TOLERATED;
        });
    }
}
