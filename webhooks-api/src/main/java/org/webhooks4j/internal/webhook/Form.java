package org.webhooks4j.internal.webhook;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.JsonFields;

/**
 * How the values of a field are written and read: in JSON, in a column, and in the list of changes.
 *
 * @param <T> the values' type
 */
public final class Form<T> {

    /** What a column holds. */
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
        /** A {@code List<String>} that only the cipher makes readable. */
        SECRET_LIST,
        /** A {@code List<String>} of secrets, each with a text behind it that is none. */
        LIST_OF_SECRETS
    }

    /** Writes a value as a part of a JSON tree. */
    interface Writer<T> {
        Object write(T value, SecretFields secrets);
    }

    /** Reads a value; null if it is missing or wrong, which is reported. */
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

    /** A form of values that are shown as their text and are equal if they say so. */
    static <T> Form<T> of(
            Column column,
            Function<T, Object> toColumn,
            Function<Object, T> ofColumn,
            Writer<T> writer,
            Reader<T> reader) {
        return new Form<>(column, toColumn, ofColumn, writer, reader, Objects::toString, value -> value);
    }

    /** The same, shown in another way in the list of changes. */
    Form<T> shownAs(Function<T, String> text) {
        return new Form<>(column, toColumn, ofColumn, writer, reader, text, compared);
    }

    /** The same, compared by something else in the list of changes. */
    Form<T> comparedBy(Function<T, Object> key) {
        return new Form<>(column, toColumn, ofColumn, writer, reader, shown, key);
    }

    /** What a column of such values holds. */
    public Column column() {
        return column;
    }

    /** A value as the column holds it. */
    public Object toColumn(T value) {
        return toColumn.apply(value);
    }

    /**
     * The value that a column holds.
     *
     * @throws IllegalArgumentException if it holds none
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
