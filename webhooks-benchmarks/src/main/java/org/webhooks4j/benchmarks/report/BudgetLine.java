package org.webhooks4j.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One line of the budget.
 *
 * @param name what it is about
 * @param ours what was measured of this library
 * @param beside what it is compared with, null for a goal that stands alone
 * @param besideWhom the name of that
 * @param goal in words
 * @param bound what the ratio, or our figure if it stands alone, is compared with
 * @param atLeast whether more is better
 */
public record BudgetLine(
        String name,
        double ours,
        @Nullable Double beside,
        String besideWhom,
        String goal,
        double bound,
        boolean atLeast) {

    /** A goal that stands alone. */
    public static BudgetLine alone(String name, double ours, String goal, double bound, boolean atLeast) {
        return new BudgetLine(name, ours, null, "", goal, bound, atLeast);
    }

    /** What is compared with the bound. */
    public double judged() {
        return beside == null ? ours : ours / beside;
    }

    /** Whether the goal is reached. */
    public boolean holds() {
        return atLeast ? judged() >= bound : judged() <= bound;
    }
}
