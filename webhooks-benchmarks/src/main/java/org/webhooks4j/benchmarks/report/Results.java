package org.webhooks4j.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.benchmarks.scenario.Figures;

/** All figures of a run, by what was measured and of whom. */
public final class Results {

    private static final String LOST = "lost";

    private final Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();

    /** Keeps figures. */
    public void put(String scenario, String name, Figures measured) {
        figures.computeIfAbsent(scenario, key -> new LinkedHashMap<>()).put(name, measured);
    }

    /** Keeps the better of these figures and those that are known, and what was lost with either of them. */
    public void best(String scenario, String name, Figures measured) {
        Figures known = figures.getOrDefault(scenario, Map.of()).get(name);
        if (known == null) {
            put(scenario, name, measured);
            return;
        }
        Figures better = known.get("perSecond") < measured.get("perSecond") ? measured : known;
        put(scenario, name, better.with(LOST, Math.abs(known.get(LOST)) + Math.abs(measured.get(LOST))));
    }

    /** One figure. */
    public double get(String scenario, String name, String figure) {
        Figures known = figures.getOrDefault(scenario, Map.of()).get(name);
        if (known == null) {
            throw new IllegalArgumentException("'" + scenario + "' was not measured of '" + name + "'");
        }
        return known.get(figure);
    }

    /** A figure of all that have it, added up. */
    public double sum(String figure) {
        return figures.values().stream()
                .flatMap(byName -> byName.values().stream())
                .mapToDouble(measured -> Math.abs(measured.values().getOrDefault(figure, 0.0)))
                .sum();
    }

    /** Who was measured. */
    public Set<String> names(String scenario) {
        return figures.getOrDefault(scenario, Map.of()).keySet();
    }

    /** Everything as it was measured. */
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
