package org.webhooks4j.jdbc;

import java.io.Serial;
import java.sql.SQLException;

/** A commit that may have taken place, because the connection failed before it was answered. */
final class UncertainCommit extends SQLException {

    @Serial
    private static final long serialVersionUID = 1;

    UncertainCommit(SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), failure);
    }
}
