package org.webhooks4j;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.filter.Changed;
import org.webhooks4j.internal.filter.Changed.End;

/** Matches events that changed a field, optionally from an old value or to a new one. Immutable. */
public final class ChangedFilter extends Filter {

    private final Changed changed;

    ChangedFilter(Changed changed) {
        super(changed);
        this.changed = changed;
    }

    /**
     * Returns a filter that also requires the old value to equal the given value.
     *
     * @param value a string, a number, a boolean, or null for JSON null
     * @return the stricter filter
     * @throws IllegalArgumentException if the value has another type
     */
    public ChangedFilter from(@Nullable Object value) {
        return new ChangedFilter(new Changed(changed.path(), new End(value), changed.to()));
    }

    /**
     * Returns a filter that also requires the new value to equal the given value.
     *
     * @param value a string, a number, a boolean, or null for JSON null
     * @return the stricter filter
     * @throws IllegalArgumentException if the value has another type
     */
    public ChangedFilter to(@Nullable Object value) {
        return new ChangedFilter(new Changed(changed.path(), changed.from(), new End(value)));
    }
}
