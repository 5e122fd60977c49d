package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Combines clauses of which all, or at least one, must hold. */
public record Combination(Kind kind, List<Clause> clauses) implements Clause {

    /** The maximum number of reasons in an explanation, to keep it readable. */
    private static final int MAX_REASONS = 3;

    /** How many of the clauses must hold. */
    public enum Kind {
        /** All clauses. */
        ALL("all", Truth.FALSE),
        /** At least one clause. */
        ANY("any", Truth.TRUE);

        final String key;
        private final Truth decisive;

        Kind(String key, Truth decisive) {
            this.key = key;
            this.decisive = decisive;
        }
    }

    public Combination {
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("the list is empty; write at least one clause");
        }
        clauses = List.copyOf(clauses);
    }

    @Override
    public Truth test(States states) {
        Truth result = kind.decisive.not();
        for (Clause clause : clauses) {
            Truth truth = clause.test(states);
            if (truth == kind.decisive) {
                return truth;
            }
            if (truth == Truth.UNKNOWN) {
                result = truth;
            }
        }
        return result;
    }

    @Override
    public String explain(States states) {
        Truth result = test(states);
        List<Clause> deciding = clauses.stream()
                .filter(clause -> clause.test(states) == result)
                .limit(result == kind.decisive.not() ? clauses.size() : 1)
                .toList();
        String reasons = deciding.stream()
                .limit(MAX_REASONS)
                .map(clause -> clause.explain(states))
                .collect(Collectors.joining("; "));
        int more = deciding.size() - MAX_REASONS;
        return more > 0 ? reasons + "; and " + more + " more" : reasons;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
        return Map.of(kind.key, clauses.stream().map(Clause::toTree).toList());
    }

    @Override
    public int size() {
        return 1 + clauses.stream().mapToInt(Clause::size).sum();
    }

    @Override
    public int depth() {
        return 1 + clauses.stream().mapToInt(Clause::depth).max().orElse(0);
    }
}
