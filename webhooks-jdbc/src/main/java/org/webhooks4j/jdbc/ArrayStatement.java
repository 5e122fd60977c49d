package org.webhooks4j.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows to PostgreSQL as one array per column, so that a statement is one round trip and one plan, however many
 * rows there are. The columns' types are those of the casts {@code ?::type[]} in the statement.
 */
final class ArrayStatement implements RowStatement {

    private static final Pattern CAST = Pattern.compile("\\?::(\\w+)\\[]");

    private final String sql;
    private final List<String> types = new ArrayList<>();

    ArrayStatement(String sql) {
        this.sql = sql;
        Matcher casts = CAST.matcher(sql);
        while (casts.find()) {
            types.add(casts.group(1));
        }
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(sql);
    }

    @Override
    public int update(Connection connection, List<@Nullable Object[]> rows, @Nullable Object... scalars)
            throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, Jdbc.bind(statement, 1, scalars), 0, rows);
            return statement.executeUpdate();
        }
    }

    /**
     * Executes a statement about two lists; either may be empty. The columns of the first list precede those of the
     * second.
     */
    void update(
            Connection connection,
            List<@Nullable Object[]> first,
            int firstWidth,
            List<@Nullable Object[]> second,
            int secondWidth)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, 0, firstWidth, first);
            bind(statement, 1 + firstWidth, firstWidth, secondWidth, second);
            statement.executeUpdate();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<@Nullable Object[]> rows, RowReader<T> reader)
            throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, 0, rows);
            return Jdbc.read(statement, reader);
        }
    }

    private int bind(PreparedStatement statement, int from, int firstType, List<@Nullable Object[]> rows)
            throws SQLException {
        return bind(statement, from, firstType, rows.get(0).length, rows);
    }

    /**
     * Binds the columns of rows, starting at an index. There may be no rows.
     *
     * @param firstType the number of columns of the lists before this one
     * @param width the number of columns
     * @return that number
     */
    int bind(PreparedStatement statement, int from, int firstType, int width, List<@Nullable Object[]> rows)
            throws SQLException {
        for (int column = 0; column < width; column++) {
            String type = types.get(firstType + column);
            @Nullable Object[] values = column(type, column, rows);
            Array array = statement.getConnection().createArrayOf(type, values);
            statement.setArray(from + column, array);
        }
        return width;
    }

    /** The driver sends an array in its compact form only if the elements have exactly its type. */
    private static @Nullable Object[] column(String type, int column, List<@Nullable Object[]> rows) {
        @Nullable
        Object[] values = switch (type) {
            case "int8" -> new @Nullable Long[rows.size()];
            case "int4" -> new @Nullable Integer[rows.size()];
            case "bool" -> new @Nullable Boolean[rows.size()];
            case "text" -> new @Nullable String[rows.size()];
            default -> throw new IllegalStateException("no column type " + type);
        };
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i)[column];
        }
        return values;
    }
}
