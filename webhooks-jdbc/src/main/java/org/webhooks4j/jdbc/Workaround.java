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
     * a transaction that has begun, or in which the driver has set a savepoint, cannot be changed.
     */
    ISOLATION_BEFORE_BEGIN,

    /** Switches off the refusal of changes whose rows are found through a list of keys. */
    NO_SAFE_UPDATES;

    private static final String TRANSACTION_HAS_BEGUN = "25001";
    private static final int UPDATE_WITHOUT_KEY = 1175;

    /** The one that helps against a failure, or null if none does. */
    static @Nullable Workaround against(SQLException failure) {
        if (TRANSACTION_HAS_BEGUN.equals(failure.getSQLState())) {
            return ISOLATION_BEFORE_BEGIN;
        }
        return failure.getErrorCode() == UPDATE_WITHOUT_KEY ? NO_SAFE_UPDATES : null;
    }
}
