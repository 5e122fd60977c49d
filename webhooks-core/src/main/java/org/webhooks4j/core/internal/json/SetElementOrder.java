package org.webhooks4j.core.internal.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.tree.Moments;
import org.webhooks4j.internal.tree.SameValues;

/**
 * Orders the elements of a set in a tree. The order depends only on the elements, so that equal sets become equal lists
 * regardless of iteration order. Numbers and strings ascend. Objects ascend by their {@code id} or else their
 * {@code name}, so that an object that changes stays in its place.
 */
final class SetElementOrder implements Comparator<SetElementOrder.Element> {

    private static final SetElementOrder INSTANCE = new SetElementOrder();
    private static final Comparator<@Nullable BigDecimal> NUMBERS = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<@Nullable String> NAMES = Comparator.nullsLast(Comparator.naturalOrder());

    /**
     * An element with its sort keys.
     *
     * @param value the element
     * @param number the element, or an object's id or name, if that is a number
     * @param name the element, or an object's id or name, if that is a string
     * @param text breaks ties between equal keys and sorts elements without a key
     */
    record Element(
            @Nullable Object value,
            @Nullable BigDecimal number,
            @Nullable String name,
            String text) {

        static Element of(@Nullable Object value) {
            Object key = value;
            if (value instanceof Map<?, ?> fields) {
                Object id = fields.get("id");
                key = id instanceof Number || id instanceof String ? id : fields.get("name");
            }
            return new Element(
                    value,
                    key instanceof Number number ? SameValues.decimal(number) : null,
                    key instanceof String name ? sortable(name) : null,
                    CanonicalText.of(value));
        }

        private static String sortable(String name) {
            Instant moment = Moments.of(name);
            return moment == null ? name : moment.toString();
        }
    }

    private SetElementOrder() {}

    /** Sorts the elements of a set in place. */
    static void sort(List<@Nullable Object> elements) {
        if (elements.size() < 2) {
            return;
        }
        List<Element> sorted = new ArrayList<>(elements.size());
        elements.forEach(element -> sorted.add(Element.of(element)));
        sorted.sort(INSTANCE);
        for (int i = 0; i < sorted.size(); i++) {
            elements.set(i, sorted.get(i).value);
        }
    }

    @Override
    public int compare(Element one, Element other) {
        int order = NUMBERS.compare(one.number, other.number);
        if (order == 0) {
            order = NAMES.compare(one.name, other.name);
        }
        return order == 0 ? one.text.compareTo(other.text) : order;
    }
}
