package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.SelectThenLock;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;
import org.webhooks4j.jdbc.internal.transaction.Failures;

final class H2Database extends Database {

    /**
     * The modes in which the store works. In the others, H2 refuses some of its statements or stores an empty text as
     * NULL.
     */
    private static final Set<String> MODES =
            Set.of("REGULAR", "LEGACY", "POSTGRESQL", "MYSQL", "MARIADB", "DB2", "HSQLDB");

    private static final String MODE =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'MODE'";

    private static final String SCHEMAS = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"
            + " WHERE UPPER(SCHEMA_NAME) = UPPER(?) ORDER BY CASE WHEN SCHEMA_NAME = ? THEN 0 ELSE 1 END";

    H2Database() {
        super(Dialect.H2, "h2");
    }

    @Override
    public QueueSql queueSql(SqlFile statements) {
        return new QueueSql(statements, new Sql(statements, SelectThenLock::of), 1);
    }

    /** Finds the schema's name as stored: whether H2 stores an unquoted name in capitals depends on the URL. */
    @Override
    public String quoted(DataSource dataSource, String schema) {
        try (Connection connection = dataSource.getConnection()) {
            List<String> found = Jdbc.query(connection, SCHEMAS, row -> row.getString(1), schema, schema);
            return '"' + (found.isEmpty() ? schema : found.get(0)) + '"';
        } catch (SQLException e) {
            throw Failures.toStoreException("find the schema", e);
        }
    }

    @Override
    public void validate(Connection connection) throws SQLException {
        for (String mode : Jdbc.query(connection, MODE, row -> row.getString(1))) {
            if (!MODES.contains(mode.toUpperCase(Locale.ROOT))) {
                throw new StoreException("the H2 database is in MODE=" + mode
                        + ", in which the store does not work: take MODE out of its URL, which is REGULAR, or use"
                        + " MODE=PostgreSQL, MySQL, MariaDB, DB2, HSQLDB or LEGACY");
            }
        }
    }

    /** H2 has no statement that inserts a row unless it is there, but {@code MERGE}. */
    @Override
    public boolean mergesInto(String table) {
        return table.equals("base");
    }
}
