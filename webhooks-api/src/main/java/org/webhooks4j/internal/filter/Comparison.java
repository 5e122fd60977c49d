package org.webhooks4j.internal.filter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a field's value before or after the event with the filter's operand. */
public record Comparison(
        Side side,
        FieldPath path,
        Operator operator,
        @Nullable Object operand) implements Clause {

    public Comparison {
        operand = operator.operand(operand);
    }

    @Override
    public Truth test(States states) {
        if (!states.isKnown(side)) {
            return Truth.UNKNOWN;
        }
        List<@Nullable Object> values = states.valuesAt(path, side);
        if (values.isEmpty()) {
            return operator == Operator.EXISTS ? Truth.FALSE : Truth.UNKNOWN;
        }
        Truth result = Truth.FALSE;
        for (Object value : values) {
            result = result.or(operator.test(value, operand));
        }
        return result;
    }

    @Override
    public String explain(States states) {
        return side.key + "." + path + " " + operator.words
                + (operator == Operator.EXISTS ? "" : " " + Values.show(operand)) + ": " + met(states);
    }

    private String met(States states) {
        if (!states.isKnown(side)) {
            return "the state " + side.key + " is not known";
        }
        List<@Nullable Object> values = states.valuesAt(path, side);
        return values.isEmpty() ? "it is absent" : "it is " + Values.showAll(values);
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(side.key, path.text());
        tree.put(operator.key, operand);
        return Collections.unmodifiableMap(tree);
    }

    @Override
    public int size() {
        return operand instanceof List<?> list ? 1 + list.size() : 1;
    }
}
