package org.webhooks4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two states of an object: a value that was added, removed or replaced at a path.
 *
 * <p>Paths name fields with dots between them and list elements with an index in brackets: {@code status},
 * {@code contact.phone}, {@code interfaces[0].name}. A field name that is empty or contains a dot, a bracket, a quote
 * or a backslash is written as a JSON string in brackets: {@code labels["app.kubernetes.io/name"]}. If a path ends in
 * an index, a change with only {@link #after()} inserts an element at that index, and a change with only
 * {@link #before()} removes it.
 */
public final class Change {

    private final String path;
    private final boolean added;
    private final boolean removed;
    private final @Nullable Object before;
    private final @Nullable Object after;

    private Change(String path, boolean added, boolean removed, @Nullable Object before, @Nullable Object after) {
        this.path = Objects.requireNonNull(path);
        this.added = added;
        this.removed = removed;
        this.before = before;
        this.after = after;
    }

    /**
     * Returns a change that adds a value.
     *
     * @param path the value's path
     * @param after the added value, a tree
     * @return the change
     */
    public static Change added(String path, @Nullable Object after) {
        return new Change(path, true, false, null, after);
    }

    /**
     * Returns a change that removes a value.
     *
     * @param path the value's path
     * @param before the removed value, a tree
     * @return the change
     */
    public static Change removed(String path, @Nullable Object before) {
        return new Change(path, false, true, before, null);
    }

    /**
     * Returns a change that replaces a value.
     *
     * @param path the value's path
     * @param before the old value, a tree
     * @param after the new value, a tree
     * @return the change
     */
    public static Change replaced(String path, @Nullable Object before, @Nullable Object after) {
        return new Change(path, false, false, before, after);
    }

    /**
     * The value's path.
     *
     * @return the path
     */
    public String path() {
        return path;
    }

    /**
     * Whether the path had no value before, not even null.
     *
     * @return true if the value was added
     */
    public boolean isAdded() {
        return added;
    }

    /**
     * Whether the path has no value now, not even null.
     *
     * @return true if the value was removed
     */
    public boolean isRemoved() {
        return removed;
    }

    /**
     * The old value.
     *
     * @return a tree; null for an addition and for a JSON null
     */
    public @Nullable Object before() {
        return before;
    }

    /**
     * The new value.
     *
     * @return a tree; null for a removal and for a JSON null
     */
    public @Nullable Object after() {
        return after;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change change
                && path.equals(change.path)
                && added == change.added
                && removed == change.removed
                && Objects.equals(before, change.before)
                && Objects.equals(after, change.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, added, removed, before, after);
    }

    @Override
    public String toString() {
        return "Change[" + (added ? "+" : removed ? "-" : "") + path + "]";
    }
}
