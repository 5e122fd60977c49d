package org.webhooks4j.jdbc.internal.transaction;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.TransientStoreException;
import org.webhooks4j.UncertainCommitException;
import org.webhooks4j.WrongSchemaException;

/** Classifies the failures of a database and turns them into exceptions. */
public final class Failures {

    /**
     * Vendor codes of lost work whose SQLSTATE does not say so: H2's lock timeout, MariaDB's lock timeout and changed
     * record.
     */
    private static final Set<Integer> REPEATABLE_CODES = Set.of(50200, 1205, 1020);

    /** MariaDB's codes for a packet that is too large, unknown characters, and a column without a default. */
    private static final Set<Integer> CODES_OF_ONE_ROW = Set.of(1153, 1364, 1366);

    /**
     * SQLSTATE classes that blame a row: a wrong number of values, a value, a constraint, a change by a trigger, a
     * view's check option, an exception of a trigger, and a program limit.
     */
    private static final Set<String> CLASSES_OF_ONE_ROW = Set.of("21", "22", "23", "27", "44", "45", "P0", "54");

    /**
     * Vendor-defined SQLSTATE classes that a database uses for something other than a row. A host's trigger may raise
     * any other vendor-defined class.
     */
    private static final Set<String> CLASSES_OF_PRODUCTS =
            Set.of("50", "53", "55", "57", "58", "70", "72", "90", "91", "XX");

    /** H2's code for a failing trigger, and the MySQL driver's code for a packet that is too large. */
    private static final Set<String> STATES_OF_ONE_ROW = Set.of("90044", "S1000");

    /** H2's codes for a closed database; a full disk or an interrupt of the host's thread closes it. */
    private static final Set<Integer> CODES_OF_CLOSED = Set.of(90098, 90121);

    /** The codes for a read-only H2 database and a read-only MariaDB server. */
    private static final Set<Integer> CODES_OF_READ_ONLY = Set.of(90097, 1290, 1836);

    /** The SQLSTATEs for a prepared statement that is missing, exists already, or takes other values. */
    private static final Set<String> STATES_OF_LOST_STATEMENTS = Set.of("26000", "42P05", "08P01");

    /** The codes for a missing table or column: PostgreSQL's SQLSTATEs, and those of H2 and MariaDB. */
    private static final Set<String> STATES_OF_MISSING_TABLES =
            Set.of("42P01", "42703", "42S02", "42S03", "42S04", "42S22");

    /** What H2, and MariaDB and MySQL, say of a right that is missing on a database, a table or a column. */
    private static final Set<Integer> CODES_OF_MISSING_RIGHTS = Set.of(90096, 1044, 1142, 1143);

    private static final int MAX_WORDS = 300;

    private Failures() {}

    /**
     * Returns whether the same work may succeed if it is retried: after a deadlock, a serialization failure, a lost
     * connection, or a row that another transaction inserted at the same moment.
     */
    public static boolean isWorthRepeating(SQLException failure) {
        return !(failure instanceof UncertainCommit)
                && (gaveWay(failure) || isRefusedRow(failure) || lostItsConnection(failure));
    }

    /** Returns whether the database preferred other work: a deadlock, a serialization failure, or a lock timeout. */
    private static boolean gaveWay(SQLException failure) {
        return stateOf(failure).startsWith("40") || REPEATABLE_CODES.contains(failure.getErrorCode());
    }

    private static boolean lostItsConnection(SQLException failure) {
        return stateOf(failure).startsWith("08") || stateOf(failure).startsWith("57P");
    }

    /** Returns whether the database or the pool has no connection to give. */
    private static boolean isOutOfReach(SQLException failure) {
        return lostItsConnection(failure)
                || stateOf(failure).equals("53300") // too many connections
                || CODES_OF_CLOSED.contains(failure.getErrorCode())
                || failure instanceof SQLTransientConnectionException;
    }

    /** Returns whether a row violates a constraint. */
    static boolean isRefusedRow(SQLException failure) {
        return stateOf(failure).startsWith("23");
    }

    public static boolean isLostConnection(StoreException failure) {
        return stateOf(failure).startsWith("08") && !STATES_OF_LOST_STATEMENTS.contains(stateOf(failure));
    }

    /** Returns whether a table is missing or the user may not read it; MySQL reports both alike. */
    public static boolean isMissingOrForbidden(StoreException failure) {
        return stateOf(failure).startsWith("42");
    }

    /** Whether the user lacks a right; MySQL says so of a table that is missing, too. */
    public static boolean isMissingRight(StoreException failure) {
        return failure.getCause() instanceof SQLException cause && isMissingRight(cause);
    }

    private static boolean isMissingRight(SQLException failure) {
        return stateOf(failure).equals("42501") || CODES_OF_MISSING_RIGHTS.contains(failure.getErrorCode());
    }

    /** Returns whether the database refused a single row, so that the others can be stored without it. */
    public static boolean mayBeOfOneRow(StoreException failure) {
        if (!(failure.getCause() instanceof SQLException cause)) {
            return false;
        }
        String state = stateOf(cause);
        return CODES_OF_ONE_ROW.contains(cause.getErrorCode())
                || (state.length() == 5 && isOfOneRow(state.substring(0, 2)))
                || STATES_OF_ONE_ROW.contains(state);
    }

    private static boolean isOfOneRow(String stateClass) {
        char first = stateClass.charAt(0);
        boolean isOfProducts = (first >= '5' && first <= '9') || (first >= 'I' && first <= 'Z');
        return CLASSES_OF_ONE_ROW.contains(stateClass) || (isOfProducts && !CLASSES_OF_PRODUCTS.contains(stateClass));
    }

    /**
     * Returns whether the outcome of a commit is unknown. If the connection was lost during the commit, it may have
     * taken effect, so the work must not be retried. If the database refused the commit, because of a conflict or a
     * deferred constraint, it has not.
     */
    public static SQLException ofCommit(SQLException failure) {
        return stateOf(failure).startsWith("40") || isRefusedRow(failure) ? failure : new UncertainCommit(failure);
    }

    public static StoreException toStoreException(String aim, SQLException failure) {
        String state = stateOf(failure);
        if (failure instanceof UncertainCommit) {
            return new UncertainCommitException(
                    "cannot tell whether the database did this: " + aim + "; the connection was lost during the commit",
                    failure);
        }
        if (STATES_OF_MISSING_TABLES.contains(state)) {
            return new WrongSchemaException(
                    "cannot " + aim + ": a table or a column of webhooks4j is missing; call JdbcStore.migrate(),"
                            + " or run what JdbcStore.ddl() gives, before the engine starts" + words(failure),
                    failure);
        }
        if (STATES_OF_LOST_STATEMENTS.contains(state)) {
            return new StoreException(
                    "cannot " + aim + ": a statement that the driver had prepared is not there, or is another one, as"
                            + " behind a pooler that gives each transaction another connection; add prepareThreshold=0"
                            + " to the URL of PostgreSQL's driver",
                    failure);
        }
        if (isOutOfReach(failure)) {
            return new TransientStoreException(
                    "cannot " + aim + ": the database cannot be reached" + words(failure), failure);
        }
        if (gaveWay(failure)) {
            return new TransientStoreException(
                    "cannot " + aim + ": the database ended this in favour of other work (a deadlock, a conflict, or a"
                            + " lock that was not free in time); repeat the transaction",
                    failure);
        }
        if (isMissingRight(failure)) {
            return new StoreException(
                    "cannot " + aim
                            + ": the database's user lacks a right; grant it SELECT on the table of the schema's"
                            + " version, and SELECT, INSERT, UPDATE and DELETE on the other tables of webhooks4j, as in"
                            + " GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks_event TO app" + words(failure),
                    failure);
        }
        if (state.equals("25006") || CODES_OF_READ_ONLY.contains(failure.getErrorCode())) {
            return new StoreException(
                    "cannot " + aim + ": the database, or this connection to it, is for reading only; give the store a"
                            + " data source whose connections may write, not one of a replica",
                    failure);
        }
        return new StoreException(
                "cannot " + aim + ": the database refused with SQLSTATE " + (state.isEmpty() ? "unknown" : state)
                        + ", code " + failure.getErrorCode() + "; see the cause" + words(failure),
                failure);
    }

    /**
     * The database's own words, without those about a row's values, which may be a payload or a secret. Of several
     * lines the first: H2 puts the statement behind it, PostgreSQL the values.
     */
    private static String words(SQLException failure) {
        @Nullable String message = failure.getMessage();
        String state = stateOf(failure);
        if (message == null || state.startsWith("22") || isRefusedRow(failure)) {
            return "";
        }
        String words = message.lines().findFirst().orElse("").strip().replaceFirst("; SQL statement:$", "");
        return words.isEmpty()
                ? ""
                : ". The database says: " + (words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "…" : words);
    }

    /** Returns a failure's SQLSTATE; empty if it has none. */
    public static String stateOf(StoreException failure) {
        return failure.getCause() instanceof SQLException cause ? stateOf(cause) : "";
    }

    private static String stateOf(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
