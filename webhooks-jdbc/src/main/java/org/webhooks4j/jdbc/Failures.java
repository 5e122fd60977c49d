package org.webhooks4j.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.TransientStoreException;
import org.webhooks4j.UncertainCommitException;
import org.webhooks4j.WrongSchemaException;

/** What a database's refusal means. */
final class Failures {

    /** Vendor codes without a telling SQLSTATE: H2's lock timeout, MariaDB's lock timeout and changed record. */
    private static final Set<Integer> REPEATABLE_CODES = Set.of(50200, 1205, 1020);

    /** MariaDB's packet that is too large, its unknown characters, and its column without a default. */
    private static final Set<Integer> CODES_OF_ONE_ROW = Set.of(1153, 1364, 1366);

    /**
     * Of SQLSTATEs: a wrong number of values, a value, a constraint, a change by a trigger, a view's check, what
     * triggers raise, and a program's limit.
     */
    private static final Set<String> CLASSES_OF_ONE_ROW = Set.of("21", "22", "23", "27", "44", "45", "P0", "54");

    /**
     * Of the classes that the standard leaves to products, those that one of them uses for something else than a row.
     * All others are what a host's trigger raises as a state of its own.
     */
    private static final Set<String> CLASSES_OF_PRODUCTS =
            Set.of("50", "53", "55", "57", "58", "70", "72", "90", "91", "XX");

    /** H2's trigger that fails, and what the driver of MySQL says of a packet that is too large. */
    private static final Set<String> STATES_OF_ONE_ROW = Set.of("90044", "S1000");

    /** H2's database that was closed, as by a full disk or an interrupt of the host's. */
    private static final Set<Integer> CODES_OF_CLOSED = Set.of(90098, 90121);

    /** H2's database and MariaDB's server that may only be read. */
    private static final Set<Integer> CODES_OF_READ_ONLY = Set.of(90097, 1290, 1836);

    /** A prepared statement that is missing, one that is there already, and one that takes other values. */
    private static final Set<String> STATES_OF_LOST_STATEMENTS = Set.of("26000", "42P05", "08P01");

    /** A table, or a column, that is not there: PostgreSQL's states, and those of H2 and MariaDB. */
    private static final Set<String> STATES_OF_MISSING_TABLES =
            Set.of("42P01", "42703", "42S02", "42S03", "42S04", "42S22");

    /** What H2, and MariaDB and MySQL, say of a right that is missing on a database, a table or a column. */
    private static final Set<Integer> CODES_OF_MISSING_RIGHTS = Set.of(90096, 1044, 1142, 1143);

    private static final int MAX_WORDS = 300;

    private Failures() {}

    /**
     * Whether the same work may succeed in another try: a deadlock, a serialization failure, a lost connection, or a
     * row that somebody else has inserted in the same moment.
     */
    static boolean isWorthRepeating(SQLException failure) {
        return !(failure instanceof UncertainCommit)
                && (gaveWay(failure) || isRefusedRow(failure) || lostItsConnection(failure));
    }

    /** Whether other work went first: a deadlock, a serialization failure, or a lock that was not free in time. */
    private static boolean gaveWay(SQLException failure) {
        return stateOf(failure).startsWith("40") || REPEATABLE_CODES.contains(failure.getErrorCode());
    }

    private static boolean lostItsConnection(SQLException failure) {
        return stateOf(failure).startsWith("08") || stateOf(failure).startsWith("57P");
    }

    /** Whether the database, or the pool, has no connection to give. */
    private static boolean isOutOfReach(SQLException failure) {
        return lostItsConnection(failure)
                || stateOf(failure).equals("53300") // too many connections
                || CODES_OF_CLOSED.contains(failure.getErrorCode())
                || failure instanceof SQLTransientConnectionException;
    }

    /** Whether a row breaks a constraint. */
    static boolean isRefusedRow(SQLException failure) {
        return stateOf(failure).startsWith("23");
    }

    static boolean isLostConnection(StoreException failure) {
        return stateOf(failure).startsWith("08") && !STATES_OF_LOST_STATEMENTS.contains(stateOf(failure));
    }

    /** Whether a table is missing, or the user may not read it; MySQL says the latter of either. */
    static boolean isMissingOrForbidden(StoreException failure) {
        return stateOf(failure).startsWith("42");
    }

    /** Whether the user lacks a right; MySQL says so of a table that is missing, too. */
    static boolean isMissingRight(StoreException failure) {
        return failure.getCause() instanceof SQLException cause && isMissingRight(cause);
    }

    private static boolean isMissingRight(SQLException failure) {
        return stateOf(failure).equals("42501") || CODES_OF_MISSING_RIGHTS.contains(failure.getErrorCode());
    }

    /** Whether the same rows may be stored but for one of them. */
    static boolean mayBeOfOneRow(StoreException failure) {
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
     * A commit that failed because the connection did may have taken place, so its work must not be repeated. One that
     * the database refused, for a conflict or a constraint that it checks late, has not.
     */
    static SQLException ofCommit(SQLException failure) {
        return stateOf(failure).startsWith("40") || isRefusedRow(failure) ? failure : new UncertainCommit(failure);
    }

    static StoreException toStoreException(String aim, SQLException failure) {
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

    /** The SQLSTATE that a refusal had; empty if none. */
    static String stateOf(StoreException failure) {
        return failure.getCause() instanceof SQLException cause ? stateOf(cause) : "";
    }

    private static String stateOf(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
