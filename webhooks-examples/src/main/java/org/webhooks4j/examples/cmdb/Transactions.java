package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.webhooks4j.EventSink;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhooks;
import org.webhooks4j.jdbc.JdbcTransaction;
import org.webhooks4j.spi.JsonCodec;

/** Runs changes of objects and their events in one database transaction: the database commits both or neither. */
final class Transactions {

    private final DataSource dataSource;
    private final Webhooks webhooks;
    private final JsonCodec codec;

    Transactions(DataSource dataSource, Webhooks webhooks, JsonCodec codec) {
        this.dataSource = dataSource;
        this.webhooks = webhooks;
        this.codec = codec;
    }

    /** Work in a transaction. */
    @FunctionalInterface
    interface Work<T> {

        T run(ObjectDao objects, EventSink events) throws SQLException, IOException;
    }

    /** Work in a transaction that something other than an event joins. */
    @FunctionalInterface
    interface JoinedWork<T> {

        T run(ObjectDao objects, Transaction transaction) throws SQLException, IOException;
    }

    <T> T run(Work<T> work) throws SQLException, IOException {
        return runJoined((objects, transaction) -> work.run(objects, webhooks.in(transaction)));
    }

    <T> T runJoined(JoinedWork<T> work) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            boolean committed = false;
            try {
                T result = work.run(new ObjectDao(connection, codec), transaction);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (committed) {
                    transaction.committed();
                } else {
                    connection.rollback();
                }
            }
        }
    }
}
