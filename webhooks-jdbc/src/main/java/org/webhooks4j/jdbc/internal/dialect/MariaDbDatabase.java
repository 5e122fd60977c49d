package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.SqlFile;

class MariaDbDatabase extends Database {

    /** One character of Unicode's first plane and one of another plane. */
    private static final String RARE = "\u2713\uD83D\uDE00";

    MariaDbDatabase() {
        this(Dialect.MARIADB);
    }

    MariaDbDatabase(Dialect dialect) {
        super(dialect, "mariadb");
    }

    @Override
    public QueueSql queueSql(SqlFile statements) {
        return new MariaDbQueueSql(statements);
    }

    @Override
    public String repeatable(String script) {
        return script.replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS ")
                .replace("ADD COLUMN ", "ADD COLUMN IF NOT EXISTS ")
                .replace("DROP INDEX ", "DROP INDEX IF EXISTS ");
    }

    @Override
    public final String quoted(DataSource dataSource, String schema) {
        return '`' + schema + '`';
    }

    @Override
    public final void validate(Connection connection) throws SQLException {
        MariaDbSettings.refuse(connection);
    }

    /**
     * Checks with a query, because the tables' definitions name the encoding, but not what the driver or the session
     * converts before.
     */
    @Override
    public final List<String> warnings(Connection connection) throws SQLException {
        String returned = Jdbc.query(connection, "SELECT ?", row -> row.getString(1), RARE)
                .get(0);
        return returned.equals(RARE)
                ? List.of()
                : List.of("connections to the database replace characters that are not in their encoding, so that"
                        + " receivers get others; take characterEncoding and character_set_connection out of their"
                        + " settings");
    }

    @Override
    public final String grantee(Connection connection) throws SQLException {
        String account = Jdbc.query(connection, "SELECT CURRENT_USER()", row -> row.getString(1))
                .get(0);
        int at = account.lastIndexOf('@');
        return "'" + account.substring(0, at) + "'@'" + account.substring(at + 1) + "'";
    }

    /** The database wants a value for each column without a default; the others refuse one for a generated column. */
    @Override
    public final String insertionOfNothing(String table, String key) {
        return "INSERT INTO $" + table + " SELECT * FROM $" + table;
    }
}
