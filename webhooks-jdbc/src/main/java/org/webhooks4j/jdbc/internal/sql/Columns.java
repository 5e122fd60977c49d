package org.webhooks4j.jdbc.internal.sql;

import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the rows that a statement takes, in order: each with its name, its type, and how to get its value from
 * a row. Immutable.
 *
 * @param <R> a row
 */
public final class Columns<R> {

    /** A column's type: its name in PostgreSQL, and the class of its values. */
    enum Type {
        TEXT("text", String.class),
        INT("int4", Integer.class),
        LONG("int8", Long.class),
        BOOLEAN("bool", Boolean.class);

        private final String sqlName;
        private final Class<?> element;

        Type(String sqlName, Class<?> element) {
            this.sqlName = sqlName;
            this.element = element;
        }

        String sqlName() {
            return sqlName;
        }

        private @Nullable Object[] array(int length) {
            return (@Nullable Object[]) Array.newInstance(element, length);
        }
    }

    record Column<R>(String name, Type type, Function<R, @Nullable Object> value) {

        /**
         * Returns the values of rows. A driver sends an array in its compact form only if it is exactly of the type.
         */
        @Nullable
        Object[] values(List<R> rows) {
            @Nullable Object[] values = type.array(rows.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            return values;
        }
    }

    private final List<Column<R>> all;

    private Columns(List<Column<R>> all) {
        this.all = all;
    }

    /** Returns the columns of a row that has none yet. */
    public static <R> Columns<R> none() {
        return new Columns<>(List.of());
    }

    /** Returns these columns and one of text. */
    public Columns<R> text(String name, Function<R, @Nullable String> value) {
        return and(name, Type.TEXT, value::apply);
    }

    /** Returns these columns and one of 32 bits. */
    public Columns<R> integer(String name, ToIntFunction<R> value) {
        return and(name, Type.INT, value::applyAsInt);
    }

    /** Returns these columns and one of 32 bits that may be null. */
    public Columns<R> integerOrNull(String name, Function<R, @Nullable Integer> value) {
        return and(name, Type.INT, value::apply);
    }

    /** Returns these columns and one of 64 bits. */
    public Columns<R> bigint(String name, ToLongFunction<R> value) {
        return and(name, Type.LONG, value::applyAsLong);
    }

    /** Returns these columns and one of 64 bits that may be null. */
    public Columns<R> bigintOrNull(String name, Function<R, @Nullable Long> value) {
        return and(name, Type.LONG, value::apply);
    }

    /** Returns these columns and one of truth values. */
    public Columns<R> bool(String name, Function<R, Boolean> value) {
        return and(name, Type.BOOLEAN, value::apply);
    }

    /** Returns these columns and those of a part of the row. */
    public <P> Columns<R> part(Columns<P> columns, Function<R, P> part) {
        Columns<R> result = this;
        for (Column<P> column : columns.all) {
            result = result.and(column.name, column.type, row -> column.value.apply(part.apply(row)));
        }
        return result;
    }

    private Columns<R> and(String name, Type type, Function<R, @Nullable Object> value) {
        List<Column<R>> columns = new ArrayList<>(all);
        columns.add(new Column<>(name, type, value));
        return new Columns<>(List.copyOf(columns));
    }

    /** Returns their names, separated by commas. */
    public String names() {
        return all.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    List<Column<R>> all() {
        return all;
    }

    /** Binds a row's values from an index on and returns the index after them. */
    public int bind(PreparedStatement statement, int from, R row) throws SQLException {
        int index = from;
        for (Column<R> column : all) {
            statement.setObject(index++, column.value.apply(row));
        }
        return index;
    }

    /** Binds rows, one after the other, from an index on and returns the index after them. */
    int bindAll(PreparedStatement statement, int from, List<R> rows) throws SQLException {
        int index = from;
        for (R row : rows) {
            index = bind(statement, index, row);
        }
        return index;
    }

    /** Binds one array for each column from an index on and returns the index after them. There may be no rows. */
    public int bindArrays(PreparedStatement statement, int from, List<R> rows) throws SQLException {
        int index = from;
        for (Column<R> column : all) {
            statement.setArray(
                    index++, statement.getConnection().createArrayOf(column.type.sqlName, column.values(rows)));
        }
        return index;
    }
}
