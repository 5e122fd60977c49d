package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one node at a time remove old rows, so that the load does not grow with the number of nodes. The node holds a
 * lock that needs no right to change a table. The database releases it when the connection or the transaction ends.
 */
final class PurgeLock {

    private final Sql sql;

    PurgeLock(Sql sql) {
        this.sql = sql;
    }

    /** Runs work while this node holds the lock. Returns zero without running it if another node holds the lock. */
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
