package org.webhooks4j.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;

/**
 * Lets one node at a time remove old rows, so that the load does not grow with the number of nodes. The node holds a
 * lock that needs no right to change a table. The database releases it when the connection or the transaction ends.
 */
public final class PurgeLock {

    private final Sql sql;

    public PurgeLock(Sql sql) {
        this.sql = sql;
    }

    /** Runs work while this node holds the lock. Returns zero without running it if another node holds the lock. */
    public int during(Connection connection, Transactions.Work<Integer> work) throws SQLException {
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
