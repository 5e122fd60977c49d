package org.webhooks4j;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.filter.Changed;
import org.webhooks4j.internal.filter.Changed.End;

/** A filter that lets an event pass if a field changed. Can be made to ask for the old and the new value. Immutable. */
public final class ChangedFilter extends Filter {

    private final Changed changed;

    ChangedFilter(Changed changed) {
        super(changed);
        this.changed = changed;
    }

    /**
     * Asks for the old value too.
     *
     * @param value a text, a number, a boolean, or null for JSON's null
     * @return a filter that asks for it
     * @throws IllegalArgumentException if the value is of another kind
     */
    public ChangedFilter from(@Nullable Object value) {
        return new ChangedFilter(new Changed(changed.path(), new End(value), changed.to()));
    }

    /**
     * Asks for the new value too.
     *
     * @param value a text, a number, a boolean, or null for JSON's null
     * @return a filter that asks for it
     * @throws IllegalArgumentException if the value is of another kind
     */
    public ChangedFilter to(@Nullable Object value) {
        return new ChangedFilter(new Changed(changed.path(), changed.from(), new End(value)));
    }
}
