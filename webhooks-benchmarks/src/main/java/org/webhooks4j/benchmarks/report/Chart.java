package org.webhooks4j.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Who drains how fast, and at which cost, as bars. */
public final class Chart {

    private static final int WIDTH = 720;
    private static final int LABEL = 190;
    private static final int BAR = 22;
    private static final int ROW = 34;

    private Chart() {}

    /** An SVG document that is readable on light and on dark ground. */
    public static String of(Results results) {
        List<String> names = results.names("drain").stream()
                .filter(name -> !name.contains(",") && !name.contains("without") && !name.contains("unordered"))
                .toList();
        int height = 2 * (46 + names.size() * ROW);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"system-ui,sans-serif\" font-size=\"14\" fill=\"#6b7280\">%n"
                        + "<title>Deliveries a second and processor time per delivery</title>%n",
                WIDTH,
                height));
        int y = bars(svg, 0, "Deliveries a second (longer is better)", names, results, false);
        bars(svg, y, "Processor time per delivery in µs, JVM + database (shorter is better)", names, results, true);
        return svg.append("</svg>\n").toString();
    }

    private static int bars(
            StringBuilder svg, int top, String title, List<String> names, Results results, boolean micros) {
        int y = top + 28;
        svg.append(String.format(Locale.ROOT, "<text x=\"0\" y=\"%d\" font-weight=\"600\">%s</text>%n", y - 8, title));
        double longest = names.stream()
                .mapToDouble(name -> value(results, name, micros))
                .max()
                .orElse(1);
        for (String name : names) {
            double value = value(results, name, micros);
            long width = Math.max(1, Math.round((WIDTH - LABEL - 80) * value / longest));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"/>"
                            + "<text x=\"%d\" y=\"%d\">%,.0f</text>%n",
                    LABEL - 8,
                    y + 16,
                    name,
                    LABEL,
                    y,
                    width,
                    BAR,
                    name.startsWith("webhooks4j") ? "#2563eb" : "#9ca3af",
                    LABEL + width + 8,
                    y + 16,
                    value));
            y += ROW;
        }
        return y + 18;
    }

    private static double value(Results results, String name, boolean micros) {
        return micros
                ? results.get("drain", name, "jvmMicros") + results.get("drain", name, "databaseMicros")
                : results.get("drain", name, "perSecond");
    }
}
