package org.webhooks4j.benchmarks.contestant;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Delivers the same signed body for each event of a host. Events are numbered, and each body contains the number of its
 * event.
 */
public interface Contestant extends AutoCloseable {

    /** Creates tables and everything else that is needed before the first event. */
    void prepare() throws SQLException;

    /** Starts to deliver pending and new events. */
    void start();

    /** Stops delivering; pending deliveries stay. */
    void stop();

    /**
     * Runs one transaction of the host, which contains the host's own writes and events.
     *
     * @param host the host's writes, on the connection that is passed to it
     * @param first the number of the first event
     * @param events the number of events
     * @return when the transaction was committed, in nanoseconds of {@link System#nanoTime()}
     */
    long transaction(HostWork host, int first, int events) throws SQLException;

    /**
     * Removes finished deliveries in one step, as the contestant's own housekeeping does. Does nothing for contestants
     * that store no finished deliveries.
     */
    default void purge() {}

    /** Returns the set-up and the guarantees in one line. */
    String description();

    @Override
    void close();

    /** The writes of the host in its transaction. */
    @FunctionalInterface
    interface HostWork {

        /** Writes nothing: for filling a queue. */
        HostWork NONE = connection -> {};

        /** Writes on the connection; the caller commits. */
        void write(Connection connection) throws SQLException;
    }
}
