package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one node at a time remove what is old, so that nodes do not multiply the load. Whose turn it is holds a lock
 * that needs no right to change a table, and which the database frees when the connection or the transaction ends.
 */
final class PurgeLock {

    private final Sql sql;

    PurgeLock(Sql sql) {
        this.sql = sql;
    }

    /** Does what is to be done, unless another node has the turn; then the result is zero. */
    int during(Connection connection, Transactions.Work<Integer> work) throws SQLException {
        if (Jdbc.query(connection, sql.takePurgeTurn(), row -> row.getInt(1)).isEmpty()) {
            return 0;
        }
        try {
            return work.run(connection);
        } finally {
            String giveUp = sql.giveUpPurgeTurn();
            if (giveUp != null) {
                Jdbc.execute(connection, giveUp);
            }
        }
    }
}
