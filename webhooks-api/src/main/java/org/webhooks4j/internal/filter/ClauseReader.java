package org.webhooks4j.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.filter.Changed.End;
import org.webhooks4j.internal.filter.Combination.Kind;

/** Reads the clause at one place in a JSON tree. Error messages contain the path to the fault. */
public final class ClauseReader {

    /**
     * The maximum depth of a filter's JSON. Each clause takes an object, plus an array if it is a list of clauses; its
     * values are one level deeper.
     */
    public static final int MAX_JSON_DEPTH = 2 * Clause.MAX_DEPTH + 2;

    private static final List<String> KEYS = List.of(
            Kind.ALL.key, Kind.ANY.key, Not.KEY, Changed.KEY, ChangedOtherThan.KEY, Side.BEFORE.key, Side.AFTER.key);
    private static final List<String> OPERATORS =
            Stream.of(Operator.values()).map(operator -> operator.key).toList();

    private final String place;
    private final Map<?, ?> fields;
    private final int depth;

    private ClauseReader(String place, Map<?, ?> fields, int depth) {
        this.place = place;
        this.fields = fields;
        this.depth = depth;
    }

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException if the filter is invalid
     */
    public static Clause read(@Nullable Object tree) {
        return read("", tree, 1);
    }

    private static Clause read(String place, @Nullable Object tree, int depth) {
        if (!(tree instanceof Map<?, ?> fields)) {
            throw fault(place, Values.unusable(tree, "a clause, such as {\"changed\":\"status\"}"));
        }
        if (depth > Clause.MAX_DEPTH) {
            throw fault(place, "it is nested too deep; nest at most " + Clause.MAX_DEPTH + " clauses");
        }
        return new ClauseReader(place, fields, depth).clause();
    }

    private Clause clause() {
        String key = onlyOneOf(KEYS);
        return switch (key) {
            case "all" -> combination(Kind.ALL);
            case "any" -> combination(Kind.ANY);
            case "not" -> not();
            case "changed" -> changed();
            case "changedOtherThan" -> changedOtherThan();
            case "before" -> comparison(Side.BEFORE);
            default -> comparison(Side.AFTER);
        };
    }

    private Clause combination(Kind kind) {
        allowOnly(kind.key);
        List<Clause> clauses = new ArrayList<>();
        for (Object element : list(kind.key)) {
            clauses.add(read(below(kind.key) + "[" + clauses.size() + "]", element, depth + 1));
        }
        return at(kind.key, () -> new Combination(kind, clauses));
    }

    private Clause not() {
        allowOnly(Not.KEY);
        return new Not(read(below(Not.KEY), fields.get(Not.KEY), depth + 1));
    }

    private Clause changed() {
        allowOnly(Changed.KEY, Changed.FROM, Changed.TO);
        return new Changed(path(Changed.KEY), end(Changed.FROM), end(Changed.TO));
    }

    private @Nullable End end(String key) {
        return fields.containsKey(key) ? at(key, () -> new End(fields.get(key))) : null;
    }

    private Clause changedOtherThan() {
        allowOnly(ChangedOtherThan.KEY);
        List<FieldPath> paths = new ArrayList<>();
        for (Object element : list(ChangedOtherThan.KEY)) {
            paths.add(at(ChangedOtherThan.KEY + "[" + paths.size() + "]", () -> pathOf(element)));
        }
        return at(ChangedOtherThan.KEY, () -> new ChangedOtherThan(paths));
    }

    private Clause comparison(Side side) {
        String key = onlyOneOf(OPERATORS);
        allowOnly(side.key, key);
        FieldPath path = path(side.key);
        return at(key, () -> new Comparison(side, path, Operator.of(key), fields.get(key)));
    }

    private FieldPath path(String key) {
        return at(key, () -> pathOf(fields.get(key)));
    }

    private static FieldPath pathOf(@Nullable Object path) {
        return FieldPath.of((String) Values.text(path));
    }

    private List<?> list(String key) {
        if (fields.get(key) instanceof List<?> list) {
            return list;
        }
        throw fault(below(key), Values.unusable(fields.get(key), "a list"));
    }

    private String onlyOneOf(List<String> keys) {
        List<String> present = keys.stream().filter(fields::containsKey).toList();
        if (present.size() == 1) {
            return present.get(0);
        }
        throw fault(
                place,
                present.isEmpty()
                        ? "the keys " + names() + " make no clause; write one of " + String.join(", ", keys)
                        : "the keys " + String.join(" and ", present)
                                + " cannot stand in one clause; write two, and both into a list under \"all\" or \"any\"");
    }

    private void allowOnly(String... keys) {
        Set<String> unknown = names();
        unknown.removeAll(List.of(keys));
        if (!unknown.isEmpty()) {
            throw fault(
                    below(unknown.iterator().next()),
                    "the key is unknown here; only " + String.join(", ", keys) + " can stand in this clause");
        }
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        fields.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private <T> T at(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw fault(below(key), e);
        }
    }

    private String below(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private static IllegalArgumentException fault(String place, IllegalArgumentException cause) {
        return new IllegalArgumentException(message(place, String.valueOf(cause.getMessage())), cause);
    }

    private static IllegalArgumentException fault(String place, String problem) {
        return new IllegalArgumentException(message(place, problem));
    }

    private static String message(String place, String problem) {
        return "the filter is not usable" + (place.isEmpty() ? "" : " at " + place) + ": " + problem;
    }
}
