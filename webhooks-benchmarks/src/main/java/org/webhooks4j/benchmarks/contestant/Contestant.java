package org.webhooks4j.benchmarks.contestant;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that delivers the same signed body for each event of a host. Events are numbered, and every event's number
 * is in its body.
 */
public interface Contestant extends AutoCloseable {

    /** Creates tables and what else is needed before the first event. */
    void prepare() throws SQLException;

    /** Begins to deliver what is waiting and what comes. */
    void start();

    /** Ends delivering; what waits stays. */
    void stop();

    /**
     * One transaction of the host: the host's own writes, and events.
     *
     * @param host writes on the connection that is given to it
     * @param first the first event's number
     * @param events how many events
     * @return when it was committed, in nanoseconds of {@link System#nanoTime()}
     */
    long transaction(HostWork host, int first, int events) throws SQLException;

    /**
     * Removes what is known of deliveries that have ended, in one step as the contestant's own housekeeping does. Those
     * that keep nothing have nothing to do.
     */
    default void purge() {}

    /** What it is set up with, and what it promises, in a line for people. */
    String description();

    @Override
    void close();

    /** What the host does in its transaction. */
    @FunctionalInterface
    interface HostWork {

        /** Does nothing: for filling a queue. */
        HostWork NONE = connection -> {};

        /** Writes, and leaves the transaction to the caller. */
        void write(Connection connection) throws SQLException;
    }
}
