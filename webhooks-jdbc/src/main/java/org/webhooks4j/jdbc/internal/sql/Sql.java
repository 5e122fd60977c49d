package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The statements that differ between databases. All others are standard SQL and are written where they are used. */
public final class Sql {

    private final String now;
    private final @Nullable String reading;
    private final String sameText;
    private final String takePurgeTurn;
    private final @Nullable String giveUpPurgeTurn;
    private final SqlFile file;
    private final RowStatement.Factory factory;
    private final Map<StatementName<?>, RowStatement<?>> statements = new ConcurrentHashMap<>();

    /**
     * Creates the statements of a database's file.
     *
     * @param factory creates a statement that takes rows
     */
    public Sql(SqlFile file, RowStatement.Factory factory) {
        this.file = file;
        this.factory = factory;
        this.now = file.text("now");
        this.reading = file.has("reading") ? file.text("reading") : null;
        this.sameText = file.has("same_text") ? file.text("same_text") : "?";
        this.takePurgeTurn = file.text("take_purge_turn");
        this.giveUpPurgeTurn = file.has("give_up_purge_turn") ? file.text("give_up_purge_turn") : null;
    }

    /** An expression for the database's clock, in epoch milliseconds. */
    public String now() {
        return now;
    }

    /** Returns a condition that a text column equals a value exactly. MariaDB's collations ignore trailing blanks. */
    public String isText(String column) {
        return column + " = " + sameText;
    }

    /** Prepares a transaction that reads a few of many rows, if the database has a statement for that. */
    public void prepareToRead(Connection connection) throws SQLException {
        if (reading != null) {
            Jdbc.execute(connection, reading);
        }
    }

    /** Returns the query that tries to take the purge lock. The query returns a row on success. */
    public String takePurgeTurn() {
        return takePurgeTurn;
    }

    /** Returns the statement that releases the purge lock, or null if it ends with the transaction. */
    public @Nullable String giveUpPurgeTurn() {
        return giveUpPurgeTurn;
    }

    /** Returns whether the database has this statement. It may have another one for the same purpose instead. */
    public boolean has(StatementName<?> name) {
        return file.has(name.name());
    }

    /** Returns the database's statement of this name. */
    @SuppressWarnings("unchecked") // A name's statement was created with its columns.
    public <R> RowStatement<R> rows(StatementName<R> name) {
        return (RowStatement<R>)
                statements.computeIfAbsent(name, key -> factory.of(file.text(name.name()), name.columns()));
    }
}
