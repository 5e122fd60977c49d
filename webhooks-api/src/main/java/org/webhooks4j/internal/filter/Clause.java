package org.webhooks4j.internal.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter or a part of one. Immutable. */
public sealed interface Clause permits Combination, Not, Changed, ChangedOtherThan, Comparison {

    /** The maximum nesting depth of clauses. */
    int MAX_DEPTH = 20;

    /** The maximum number of clauses and list entries in a filter. */
    int MAX_SIZE = 200;

    /** Evaluates the clause for an event. */
    Truth test(States states);

    /** Describes in words which clause decided, and the value it was applied to. */
    String explain(States states);

    /** Returns the clause as a JSON tree. */
    Map<String, @Nullable Object> toTree();

    /** Returns the number of clauses and list entries, including this clause. */
    int size();

    /** Returns the nesting depth, including this clause. */
    default int depth() {
        return 1;
    }

    /** Checks that a clause is small enough to be evaluated for every event. */
    static Clause limited(Clause clause) {
        if (clause.depth() > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "the filter has clauses nested " + clause.depth() + " deep; nest at most " + MAX_DEPTH);
        }
        if (clause.size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "the filter has " + clause.size() + " clauses and list entries; write at most " + MAX_SIZE);
        }
        return clause;
    }
}
