package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one node at a time remove what is old, so that nodes do not multiply the load. Whose turn it is holds a row that
 * nothing else locks, and which the database frees when the transaction ends, however it ends.
 */
final class PurgeTurn {

    private final String lock;

    PurgeTurn(Tables tables) {
        this.lock = tables.resolve("SELECT version FROM $schema WHERE version = 1 FOR UPDATE SKIP LOCKED");
    }

    /** Takes the turn for the rest of the transaction, unless another node has it. */
    boolean take(Connection connection) throws SQLException {
        return !Jdbc.query(connection, lock, row -> row.getInt(1)).isEmpty();
    }
}
