package org.webhooks4j.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One line of the budget.
 *
 * @param name the name of the figure
 * @param ours the figure of this library
 * @param beside the figure to compare with, null for an absolute goal
 * @param besideWhom whose figure that is
 * @param goal the goal in words
 * @param bound the bound of the ratio, or of our figure if the goal is absolute
 * @param atLeast whether larger values are better
 */
public record BudgetLine(
        String name,
        double ours,
        @Nullable Double beside,
        String besideWhom,
        String goal,
        double bound,
        boolean atLeast) {

    /** Creates a line with an absolute goal. */
    public static BudgetLine alone(String name, double ours, String goal, double bound, boolean atLeast) {
        return new BudgetLine(name, ours, null, "", goal, bound, atLeast);
    }

    /** Returns the value to compare with the bound. */
    public double judged() {
        return beside == null ? ours : ours / beside;
    }

    /** Returns whether the goal is reached. */
    public boolean holds() {
        return atLeast ? judged() >= bound : judged() <= bound;
    }
}
