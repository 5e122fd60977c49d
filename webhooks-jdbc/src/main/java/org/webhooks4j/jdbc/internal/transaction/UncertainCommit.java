package org.webhooks4j.jdbc.internal.transaction;

import java.io.Serial;
import java.sql.SQLException;

/** A commit whose outcome is unknown, because the connection failed before the database answered. */
final class UncertainCommit extends SQLException {

    @Serial
    private static final long serialVersionUID = 1;

    UncertainCommit(SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), failure);
    }
}
