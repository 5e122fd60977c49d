package org.webhooks4j.hosts;

import org.jooq.Configuration;
import org.jooq.TransactionContext;
import org.jooq.TransactionListener;
import org.webhooks4j.Transaction;
import org.webhooks4j.jdbc.JdbcTransaction;

/** jOOQ 3.19: keeps the transaction in the data of its configuration, and reports the commit. */
public final class JooqTransactions implements TransactionListener {

    private static final Object TRANSACTION = new Object();
    private static final Object NESTED = new Object();

    /** Returns the transaction in which jOOQ runs the code that was given this configuration. */
    public static Transaction of(Configuration configuration) {
        return configuration.data(TRANSACTION) instanceof Transaction transaction ? transaction : Transaction.NONE;
    }

    @Override
    public void beginEnd(TransactionContext context) {
        Configuration configuration = context.configuration();
        // A nested transaction is a savepoint in the outer one, whose data it inherits.
        if (configuration.data(TRANSACTION) != null) {
            configuration.data(NESTED, true);
        } else {
            configuration
                    .dsl()
                    .connection(connection -> configuration.data(TRANSACTION, JdbcTransaction.of(connection)));
        }
    }

    @Override
    public void commitEnd(TransactionContext context) {
        if (context.configuration().data(NESTED) == null
                && context.configuration().data(TRANSACTION) instanceof JdbcTransaction transaction) {
            transaction.committed();
        }
    }
}
