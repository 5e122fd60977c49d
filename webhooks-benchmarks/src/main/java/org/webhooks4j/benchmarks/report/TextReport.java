package org.webhooks4j.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the budget as a table for people. */
public final class TextReport {

    private static final String ROW = "%-48s %12s %12s %-22s %8s  %-10s %s";

    private TextReport() {}

    /** Returns the table, with one line for each line of the budget. */
    public static String of(List<BudgetLine> lines) {
        return String.format(Locale.ROOT, "%n" + ROW + "%n", "budget", "ours", "beside", "", "ratio", "goal", "")
                + lines.stream().map(TextReport::row).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(BudgetLine line) {
        Double beside = line.beside();
        return String.format(
                Locale.ROOT,
                ROW,
                line.name(),
                number(line.ours()),
                beside == null ? "" : number(beside),
                line.besideWhom(),
                beside == null ? "" : String.format(Locale.ROOT, "%.2f", line.judged()),
                line.goal(),
                line.holds() ? "holds" : "FALLS SHORT");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%,.2f", value);
    }
}
