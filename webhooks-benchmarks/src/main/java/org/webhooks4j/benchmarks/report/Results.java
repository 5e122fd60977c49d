package org.webhooks4j.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.benchmarks.scenario.Figures;

/** All figures of a run, by scenario and contestant. */
public final class Results {

    private static final String LOST = "lost";

    private final Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();

    /** Adds figures. */
    public void put(String scenario, String name, Figures measured) {
        figures.computeIfAbsent(scenario, key -> new LinkedHashMap<>()).put(name, measured);
    }

    /** Keeps the better of these figures and the known ones, and the losses of both. */
    public void best(String scenario, String name, Figures measured) {
        Figures known = figures.getOrDefault(scenario, Map.of()).get(name);
        if (known == null) {
            put(scenario, name, measured);
            return;
        }
        Figures better = known.get("perSecond") < measured.get("perSecond") ? measured : known;
        put(scenario, name, better.with(LOST, Math.abs(known.get(LOST)) + Math.abs(measured.get(LOST))));
    }

    /** Returns one figure. */
    public double get(String scenario, String name, String figure) {
        Figures known = figures.getOrDefault(scenario, Map.of()).get(name);
        if (known == null) {
            throw new IllegalArgumentException("'" + scenario + "' was not measured of '" + name + "'");
        }
        return known.get(figure);
    }

    /** Returns the sum of a figure over all measurements that have it. */
    public double sum(String figure) {
        return figures.values().stream()
                .flatMap(byName -> byName.values().stream())
                .mapToDouble(measured -> Math.abs(measured.values().getOrDefault(figure, 0.0)))
                .sum();
    }

    /** Returns the names of the measured contestants. */
    public Set<String> names(String scenario) {
        return figures.getOrDefault(scenario, Map.of()).keySet();
    }

    /** Returns all figures. */
    public Map<String, Map<String, Map<String, Double>>> all() {
        Map<String, Map<String, Map<String, Double>>> all = new LinkedHashMap<>();
        figures.forEach((scenario, byName) -> {
            Map<String, Map<String, Double>> names = new LinkedHashMap<>();
            byName.forEach((name, measured) -> names.put(name, measured.values()));
            all.put(scenario, names);
        });
        return all;
    }
}
