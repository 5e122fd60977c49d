package org.webhooks4j.internal.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter or a part of one. Immutable. */
public sealed interface Clause permits Combination, Not, Changed, ChangedOtherThan, Comparison {

    /** How many clauses may be nested in one another. */
    int MAX_DEPTH = 20;

    /** How many clauses and list entries a filter may have. */
    int MAX_SIZE = 200;

    /** Whether the clause holds for an event. */
    Truth test(States states);

    /** Which clause decided, and what met it, in words. */
    String explain(States states);

    /** The clause as a JSON tree. */
    Map<String, @Nullable Object> toTree();

    /** How many clauses and list entries this one has, itself included. */
    int size();

    /** How many clauses are nested in one another, this one included. */
    default int depth() {
        return 1;
    }

    /** A clause that is small enough for every event to be put to it. */
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
