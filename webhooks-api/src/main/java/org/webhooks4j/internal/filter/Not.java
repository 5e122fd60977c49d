package org.webhooks4j.internal.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Negates a clause. The negation of an unknown result is unknown. */
public record Not(Clause clause) implements Clause {

    static final String KEY = "not";

    @Override
    public Truth test(States states) {
        return clause.test(states).not();
    }

    @Override
    public String explain(States states) {
        return "not (" + clause.explain(states) + ")";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
        return Map.of(KEY, clause.toTree());
    }

    @Override
    public int size() {
        return 1 + clause.size();
    }

    @Override
    public int depth() {
        return 1 + clause.depth();
    }
}
