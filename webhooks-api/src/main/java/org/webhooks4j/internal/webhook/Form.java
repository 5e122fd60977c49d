package org.webhooks4j.internal.webhook;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.JsonFields;

/**
 * Defines how a field's values are written and read in JSON, in a column, and in the list of changes.
 *
 * @param <T> the values' type
 */
public final class Form<T> {

    /** The content type of a column. */
    public enum Column {
        /** A {@code String}. */
        TEXT,
        /** A {@code Boolean}. */
        FLAG,
        /** An {@code Integer}. */
        INT,
        /** A {@code Long}. */
        LONG,
        /** A {@code Double}. */
        DOUBLE,
        /** A {@code List<String>}. */
        LIST,
        /** A {@code List<String>} that is stored encrypted. */
        SECRET_LIST,
        /** A {@code List<String>} of secrets, each followed by a string that is not secret. */
        LIST_OF_SECRETS
    }

    /** Writes a value as part of a JSON tree. */
    interface Writer<T> {
        Object write(T value, SecretFields secrets);
    }

    /** Reads a value. Returns null if it is missing or invalid; an invalid value is reported. */
    interface Reader<T> {
        @Nullable
        T read(JsonFields fields, String name, SecretFields secrets);
    }

    private final Column column;
    private final Function<T, Object> toColumn;
    private final Function<Object, T> ofColumn;
    private final Writer<T> writer;
    private final Reader<T> reader;
    private final Function<T, String> shown;
    private final Function<T, Object> compared;

    private Form(
            Column column,
            Function<T, Object> toColumn,
            Function<Object, T> ofColumn,
            Writer<T> writer,
            Reader<T> reader,
            Function<T, String> shown,
            Function<T, Object> compared) {
        this.column = column;
        this.toColumn = toColumn;
        this.ofColumn = ofColumn;
        this.writer = writer;
        this.reader = reader;
        this.shown = shown;
        this.compared = compared;
    }

    /** Creates a form whose values are shown with {@code toString} and compared with {@code equals}. */
    static <T> Form<T> of(
            Column column,
            Function<T, Object> toColumn,
            Function<Object, T> ofColumn,
            Writer<T> writer,
            Reader<T> reader) {
        return new Form<>(column, toColumn, ofColumn, writer, reader, Objects::toString, value -> value);
    }

    /** Returns a copy with another representation in the list of changes. */
    Form<T> shownAs(Function<T, String> text) {
        return new Form<>(column, toColumn, ofColumn, writer, reader, text, compared);
    }

    /** Returns a copy that compares values by a key in the list of changes. */
    Form<T> comparedBy(Function<T, Object> key) {
        return new Form<>(column, toColumn, ofColumn, writer, reader, shown, key);
    }

    /** Returns the content type of the column. */
    public Column column() {
        return column;
    }

    /** Converts a value to its column representation. */
    public Object toColumn(T value) {
        return toColumn.apply(value);
    }

    /**
     * Converts a column's content to a value.
     *
     * @throws IllegalArgumentException if the content is not a valid value
     */
    public T ofColumn(Object stored) {
        return ofColumn.apply(stored);
    }

    Object write(T value, SecretFields secrets) {
        return writer.write(value, secrets);
    }

    @Nullable
    T read(JsonFields fields, String name, SecretFields secrets) {
        return reader.read(fields, name, secrets);
    }

    String shown(T value) {
        return shown.apply(value);
    }

    Object compared(T value) {
        return compared.apply(value);
    }
}
