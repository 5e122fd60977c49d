package org.webhooks4j.jdbc.internal.transaction;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A change to the store's own transactions that the host's connection settings may require. Each one costs round trips,
 * so the store uses it only after the database has refused work without it.
 */
enum Workaround {
    /**
     * Ends the transaction that a pool's test query has begun, and sets the isolation level before the transaction
     * begins: a running transaction's level cannot be changed.
     */
    ISOLATION_BEFORE_BEGIN,

    /**
     * Ends the transaction that a pool's test query has begun, and begins the transaction with a statement that names
     * the isolation level. The level of a transaction in which the driver has set a savepoint cannot be changed, and
     * behind a pooler, changing the connection's level would affect others.
     */
    BEGIN_WITH_ISOLATION,

    /** Switches off the driver's refusal of changes whose rows a list of keys selects. */
    NO_SAFE_UPDATES;

    private static final String TRANSACTION_HAS_BEGUN = "25001";
    private static final int TRANSACTION_HAS_BEGUN_IN_MARIADB = 1568;
    private static final int UPDATE_WITHOUT_KEY = 1175;

    /** Returns the workaround for a failure, or null if there is none. */
    static @Nullable Workaround against(SQLException failure) {
        if (TRANSACTION_HAS_BEGUN.equals(failure.getSQLState())) {
            return failure.getErrorCode() == TRANSACTION_HAS_BEGUN_IN_MARIADB
                    ? ISOLATION_BEFORE_BEGIN
                    : BEGIN_WITH_ISOLATION;
        }
        return failure.getErrorCode() == UPDATE_WITHOUT_KEY ? NO_SAFE_UPDATES : null;
    }
}
