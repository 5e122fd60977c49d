package org.webhooks4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two states of an object. A value that was set, removed or replaced, at a path.
 *
 * <p>Paths name fields with dots between them and list elements with an index in brackets: {@code status},
 * {@code contact.phone}, {@code interfaces[0].name}. A field whose name has a dot, a bracket, a quote or a backslash in
 * it, or is empty, is written as a JSON string in brackets: {@code labels["app.kubernetes.io/name"]}. A path that ends
 * in an index and has only an {@link #after()} inserts an element there; one that has only a {@link #before()} removes
 * it.
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
     * A value that was not there before.
     *
     * @param path where
     * @param after the value, a tree
     * @return the change
     */
    public static Change added(String path, @Nullable Object after) {
        return new Change(path, true, false, null, after);
    }

    /**
     * A value that is there no more.
     *
     * @param path where
     * @param before the value, a tree
     * @return the change
     */
    public static Change removed(String path, @Nullable Object before) {
        return new Change(path, false, true, before, null);
    }

    /**
     * A value in place of another.
     *
     * @param path where
     * @param before the old value, a tree
     * @param after the new value, a tree
     * @return the change
     */
    public static Change replaced(String path, @Nullable Object before, @Nullable Object after) {
        return new Change(path, false, false, before, after);
    }

    /**
     * Where the value is.
     *
     * @return the path
     */
    public String path() {
        return path;
    }

    /**
     * Whether nothing was there before, not even null.
     *
     * @return true for an addition
     */
    public boolean isAdded() {
        return added;
    }

    /**
     * Whether nothing is there now, not even null.
     *
     * @return true for a removal
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
