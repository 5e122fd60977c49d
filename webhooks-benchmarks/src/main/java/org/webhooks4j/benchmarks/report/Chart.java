package org.webhooks4j.benchmarks.report;

import java.util.Locale;
import java.util.Map;

/** A bar chart with groups, one below the other. */
public final class Chart {

    private static final int WIDTH = 720;
    private static final int LABEL = 190;
    private static final int NUMBER = 80;
    private static final int BAR = 20;
    private static final int ROW = 28;
    private static final int GAP = 44;

    private final StringBuilder bars = new StringBuilder();
    private int y;

    /** Adds a group with a bar for each name, in order. The bars of a group share one scale. */
    public Chart group(String title, Map<String, Double> values) {
        bars.append(
                String.format(Locale.ROOT, "<text x=\"0\" y=\"%d\" font-weight=\"600\">%s</text>%n", y + 20, title));
        y += 32;
        double longest =
                values.values().stream().mapToDouble(value -> value).max().orElse(1);
        values.forEach((name, value) -> {
            long width = Math.max(1, Math.round((WIDTH - LABEL - NUMBER) * value / longest));
            bars.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"/>"
                            + "<text x=\"%d\" y=\"%d\">%s</text>%n",
                    LABEL - 8,
                    y + 15,
                    name,
                    LABEL,
                    y,
                    width,
                    BAR,
                    name.startsWith("webhooks4j") ? "#2563eb" : "#9ca3af",
                    LABEL + width + 8,
                    y + 15,
                    String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value)));
            y += ROW;
        });
        y += GAP - ROW;
        return this;
    }

    /** Returns an SVG document that is readable on light and dark backgrounds. */
    public String toSvg(String title) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"system-ui,sans-serif\" font-size=\"14\" fill=\"#6b7280\">%n"
                        + "<title>%s</title>%n%s</svg>%n",
                WIDTH,
                y,
                title,
                bars);
    }
}
