package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes ranges of ids of ranges of time. Ids sort by time, and a page is read by walking the index of ids: told by time
 * alone, a database would walk from the newest delivery to those that are meant.
 */
final class TimeRange {

    private static final String BEFORE_ALL_IDS = "";
    private static final String AFTER_ALL_IDS = "~";

    private final String first;
    private final String last;

    /**
     * Of events, or of what is about them.
     *
     * @param table the table, which has an index that begins with {@code occurred_at}
     * @param id its column with the events' ids
     */
    TimeRange(Tables tables, String table, String id) {
        String select = "SELECT " + id + " FROM " + table + " WHERE occurred_at ";
        this.first = tables.resolve(select + ">= ? ORDER BY occurred_at, " + id + " LIMIT 1");
        this.last = tables.resolve(select + "< ? ORDER BY occurred_at DESC, " + id + " DESC LIMIT 1");
    }

    /** The first id from an instant on, or null if there is no such limit. */
    @Nullable
    String first(Connection connection, @Nullable Instant from) throws SQLException {
        return from == null ? null : find(connection, first, from, AFTER_ALL_IDS);
    }

    /** The last id before an instant, or null if there is no such limit. */
    @Nullable
    String last(Connection connection, @Nullable Instant to) throws SQLException {
        return to == null ? null : find(connection, last, to, BEFORE_ALL_IDS);
    }

    private static String find(Connection connection, String sql, Instant instant, String otherwise)
            throws SQLException {
        List<String> found = Jdbc.query(connection, sql, row -> row.getString(1), instant.toEpochMilli());
        return found.isEmpty() ? otherwise : found.get(0);
    }
}
