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
 * The order in which the elements of a set stand in a tree. It depends on nothing but what the elements are, so that
 * equal sets become equal lists whatever order a host iterates over them: numbers and texts ascend, objects ascend by
 * their {@code id} or else their {@code name}, so that one that changes stays in its place.
 */
final class SetElementOrder implements Comparator<SetElementOrder.Element> {

    private static final SetElementOrder INSTANCE = new SetElementOrder();
    private static final Comparator<@Nullable BigDecimal> NUMBERS = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<@Nullable String> NAMES = Comparator.nullsLast(Comparator.naturalOrder());

    /**
     * An element, with what it is sorted by.
     *
     * @param value the element
     * @param number the element, or what an object goes by, if that is a number
     * @param name the element, or what an object goes by, if that is a text
     * @param text sorts those of which that is equal, or is neither
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

    /** Puts the elements of a set into order. */
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
