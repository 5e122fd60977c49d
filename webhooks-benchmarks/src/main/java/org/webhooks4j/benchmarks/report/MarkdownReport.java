package org.webhooks4j.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the budget as sections of two pages: the lines by which users decide, and all lines. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /**
     * Returns the section of the README: the chart and a table.
     *
     * @param chart the path of the chart, relative to the README
     */
    public static String summary(String chart, String form, String machine, List<BudgetLine> lines) {
        return "![Deliveries a second, processor time for each, and healthy deliveries beside a hanging receiver]("
                + chart + ")\n\n" + table(form, machine, lines);
    }

    /**
     * Returns the section with all lines and with what was compared.
     *
     * @param contestants how each was set up, by name
     */
    public static String all(String form, String machine, List<BudgetLine> lines, Map<String, String> contestants) {
        StringBuilder text = new StringBuilder(table(form, machine, lines));
        text.append("\nEach was set up as its documentation advises for throughput:\n\n");
        contestants.forEach((name, setUp) ->
                text.append("- **").append(name).append("**: ").append(setUp).append('\n'));
        return text.toString();
    }

    private static String table(String form, String machine, List<BudgetLine> lines) {
        StringBuilder text = new StringBuilder("The " + form + " form on " + machine + ":\n\n")
                .append("| | webhooks4j | beside | ratio | goal | |\n| --- | ---: | ---: | ---: | --- | --- |\n");
        lines.forEach(line -> text.append(row(line)));
        return text.toString();
    }

    private static String row(BudgetLine line) {
        Double beside = line.beside();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |%n",
                line.name(),
                TextReport.number(line.ours()),
                beside == null ? "" : TextReport.number(beside) + " (" + line.besideWhom() + ")",
                beside == null ? "" : String.format(Locale.ROOT, "%.2f", line.judged()),
                line.goal(),
                line.holds() ? "holds" : "**falls short**");
    }
}
