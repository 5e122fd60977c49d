package org.webhooks4j.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction of the store's own needs because of how the host set up its connections. Each one costs round
 * trips, so none is used before the database has refused work for the want of it.
 */
enum Workaround {
    /**
     * Ends what a pool's test query has begun, and sets the isolation level before the transaction begins: the level of
     * one that has begun cannot be changed.
     */
    ISOLATION_BEFORE_BEGIN,

    /**
     * Ends what a pool's test query has begun, and begins with a statement that names the isolation level: the level of
     * a transaction in which the driver has set a savepoint cannot be changed, and that of a connection would, behind a
     * pooler, be changed for others.
     */
    BEGIN_WITH_ISOLATION,

    /** Switches off the refusal of changes whose rows are found through a list of keys. */
    NO_SAFE_UPDATES;

    private static final String TRANSACTION_HAS_BEGUN = "25001";
    private static final int TRANSACTION_HAS_BEGUN_IN_MARIADB = 1568;
    private static final int UPDATE_WITHOUT_KEY = 1175;

    /** The one that helps against a failure, or null if none does. */
    static @Nullable Workaround against(SQLException failure) {
        if (TRANSACTION_HAS_BEGUN.equals(failure.getSQLState())) {
            return failure.getErrorCode() == TRANSACTION_HAS_BEGUN_IN_MARIADB
                    ? ISOLATION_BEFORE_BEGIN
                    : BEGIN_WITH_ISOLATION;
        }
        return failure.getErrorCode() == UPDATE_WITHOUT_KEY ? NO_SAFE_UPDATES : null;
    }
}
