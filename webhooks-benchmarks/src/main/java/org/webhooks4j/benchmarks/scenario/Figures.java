package org.webhooks4j.benchmarks.scenario;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a measurement, by name. Processes exchange them as one line. */
public final class Figures {

    private static final String MARK = "FIGURES ";

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Adds a figure. */
    public Figures with(String name, double value) {
        values.put(name, value);
        return this;
    }

    /** Adds a count. */
    public Figures count(String name, long value) {
        return with(name, (double) value);
    }

    /** Returns one figure. */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no figure '" + name + "' in " + values.keySet());
        }
        return value;
    }

    /** Returns all figures. */
    public Map<String, Double> values() {
        return Map.copyOf(values);
    }

    /** Returns the figures as one line. */
    public String toLine() {
        return MARK
                + values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    /** Returns whether a line contains figures. */
    public static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    /** Reads the figures of a line. */
    public static Figures parse(String line) {
        Figures figures = new Figures();
        for (String part : line.substring(MARK.length()).split(" ", -1)) {
            int equals = part.indexOf('=');
            figures.with(part.substring(0, equals), Double.parseDouble(part.substring(equals + 1)));
        }
        return figures;
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.format(Locale.ROOT, "%,.2f", entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
