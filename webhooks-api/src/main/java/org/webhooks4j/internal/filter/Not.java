package org.webhooks4j.internal.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;

/** The opposite of a clause; what cannot be told has none. */
public record Not(Clause clause) implements Clause {

    static final String KEY = "not";

    @Override
    public Truth test(Event event) {
        return clause.test(event).not();
    }

    @Override
    public String explain(Event event) {
        return "not (" + clause.explain(event) + ")";
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
