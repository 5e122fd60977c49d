package org.webhooks4j.jdbc.internal.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.RowReader;

/**
 * Builds the query for a page of a list: conditions, a cursor instead of an offset, and one row more than the page
 * holds, which tells whether there is a next page.
 */
public final class Listing {

    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    /**
     * Begins a listing.
     *
     * @param select a statement up to and including its {@code WHERE} and first condition
     */
    public Listing(String select) {
        this.sql = new StringBuilder(select);
    }

    public Listing and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
        return this;
    }

    /** Adds the query's delivery id and cursor as conditions on the columns of a delivery's key. */
    public Listing keyed(DeliveryQuery query, String event, String ordinal) {
        if (query.delivery() != null) {
            DeliveryId id = DeliveryId.parse(query.delivery());
            and(event + " = ?", id == null ? "" : id.event()).and(ordinal + " = ?", id == null ? -1 : id.ordinal());
        }
        String direction = query.oldestFirst() ? " ASC" : " DESC";
        if (query.cursor() != null) {
            DeliveryId last = DeliveryId.parse(query.cursor());
            if (last == null) {
                throw new IllegalArgumentException(
                        "the cursor '" + query.cursor() + "' is not usable; pass what Page.next() returned");
            }
            String after = query.oldestFirst() ? " > ?" : " < ?";
            // Only the first half alone lets every database use the index.
            and(event + after.replace(" ?", "= ?"), last.event());
            sql.append(" AND (").append(event).append(after);
            sql.append(" OR ").append(ordinal).append(after).append(')');
            values.add(last.event());
            values.add(last.ordinal());
        }
        return orderedBy(event + direction + ", " + ordinal + direction, query.limit());
    }

    /** Adds the order and the limit. */
    public Listing orderedBy(String columns, int limit) {
        sql.append(" ORDER BY ").append(columns).append(" LIMIT ?");
        values.add(limit + 1L);
        return this;
    }

    public String sql() {
        return sql.toString();
    }

    public Object[] values() {
        return values.toArray();
    }

    public Page<Delivery> read(Connection connection, int limit, RowReader<Delivery> reader) throws SQLException {
        return read(connection, limit, reader, Delivery::id);
    }

    public <T> Page<T> read(Connection connection, int limit, RowReader<T> reader, Function<T, String> cursor)
            throws SQLException {
        List<T> found = Jdbc.query(connection, sql(), reader, values());
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }
}
