package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/** Refuses settings of a MariaDB or MySQL session, made by its URL or pool, with which the store cannot work. */
final class MariaDbSettings {

    /**
     * Refuses settings that truncate results. They would hide webhooks, and the store would treat the deliveries of
     * these as those of deleted webhooks.
     */
    private static final int ENOUGH_ROWS = 1_000_000;

    private static final String REFUSED = "SELECT @@SESSION.sql_select_limit < " + ENOUGH_ROWS + " AS limited,"
            + " @@SESSION.sql_mode LIKE '%EMPTY_STRING_IS_NULL%' AS emptied";

    private MariaDbSettings() {}

    static void refuse(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            refuse(statement.getMaxRows() > 0, "give few rows of many", "the driver's maxRows");
        }
        Jdbc.query(connection, REFUSED, row -> {
            refuse(row.getBoolean("limited"), "give few rows of many", "sql_select_limit");
            refuse(row.getBoolean("emptied"), "store an empty text as none", "EMPTY_STRING_IS_NULL of sql_mode");
            return row;
        });
    }

    private static void refuse(boolean isSo, String what, String setting) {
        if (isSo) {
            throw new StoreException("the data source's connections " + what
                    + ", with which the store cannot work: take " + setting + " out of their settings");
        }
    }
}
