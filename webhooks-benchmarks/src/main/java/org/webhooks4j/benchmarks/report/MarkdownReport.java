package org.webhooks4j.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the budget as a section of a README: chart, machine, table and contestants. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /**
     * Returns the section.
     *
     * @param chart the path of the chart, relative to the README
     * @param contestants how each was set up, by name
     */
    public static String of(
            String chart, String form, String machine, List<BudgetLine> lines, Map<String, String> contestants) {
        StringBuilder text = new StringBuilder();
        text.append(
                        "![Deliveries a second, processor time for each, and healthy deliveries beside a hanging receiver](")
                .append(chart)
                .append(")\n\nThe ")
                .append(form)
                .append(" form on ")
                .append(machine)
                .append(":\n\n| | webhooks4j | beside | ratio | goal | |\n| --- | ---: | ---: | ---: | --- | --- |\n");
        lines.forEach(line -> text.append(row(line)));
        text.append("\nEach was set up as its documentation advises for throughput:\n\n");
        contestants.forEach((name, setUp) ->
                text.append("- **").append(name).append("**: ").append(setUp).append('\n'));
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
