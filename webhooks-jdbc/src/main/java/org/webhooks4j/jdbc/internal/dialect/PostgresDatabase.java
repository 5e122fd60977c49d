package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.SqlFile;

final class PostgresDatabase extends Database {

    PostgresDatabase() {
        super(Dialect.POSTGRESQL, "postgresql");
    }

    @Override
    public QueueSql queueSql(SqlFile statements) {
        return new PostgresQueueSql(statements);
    }

    @Override
    public String quoted(DataSource dataSource, String schema) {
        return '"' + schema + '"';
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        List<String> warnings = new ArrayList<>();
        String encoding = Jdbc.query(connection, "SHOW server_encoding", row -> row.getString(1))
                .get(0);
        if (!encoding.equals("UTF8")) {
            warnings.add("the database has the encoding " + encoding
                    + ": events with other characters are refused, and answers are logged without them; use a database"
                    + " with the encoding UTF8");
        }
        if (Pooler.mayLoseStatements(connection)) {
            warnings.add(
                    "connections to the database go through a pooler, and the driver prepares statements: if the"
                            + " pooler is in transaction mode and does not keep track of them, add prepareThreshold=0 to the URL");
        }
        return warnings;
    }
}
