package org.webhooks4j.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.WrongSchemaException;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Failures;
import org.webhooks4j.jdbc.internal.transaction.Transactions;

/** Brings the schema to the version that this library needs, and finds out which version it has. */
public final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    /** The scripts of each dialect, in order. A schema's version is the number of scripts that were run. */
    private static final List<String> SCRIPTS = List.of(
            "001-create.sql",
            "002-extend.sql",
            "003-claims.sql",
            "004-due.sql",
            "005-ordinals.sql",
            "006-sizes.sql",
            "007-bases.sql",
            "008-incarnations.sql",
            "009-details.sql",
            "010-tallies.sql",
            "011-context.sql");

    /** The version of the schema that this library needs. */
    public static final int VERSION_NEEDED = SCRIPTS.size();

    /**
     * The codes by which MariaDB and MySQL report that a table, column or index already exists, or that what is dropped
     * does not. They commit each definition by itself, so an interrupted migration leaves some of them behind. The
     * other databases support {@code IF NOT EXISTS} and {@code IF EXISTS} for all of them.
     */
    private static final Set<Integer> IS_DONE = Set.of(1050, 1060, 1061, 1091);

    private static final String CREATE_VERSIONS =
            "CREATE TABLE IF NOT EXISTS $schema (version INT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)";

    private static final String VERSION = "SELECT COALESCE(MAX(version), 0) FROM $schema";

    /**
     * Changes no row. A read-only database refuses it: a replica, a read-only database file, or a pool of such
     * connections.
     */
    private static final String CHANGE_NOTHING = "DELETE FROM $lane WHERE webhook_id = ''";

    private final Transactions transactions;
    private final Database database;
    private final Tables tables;

    public Migration(Transactions transactions, Database database, Tables tables) {
        this.transactions = transactions;
        this.database = database;
        this.tables = tables;
    }

    public static String ddl(Database database, Tables tables) {
        String now = database.sql(tables).now();
        StringBuilder ddl = new StringBuilder(CREATE_VERSIONS).append(";\n\n");
        for (int version = 1; version <= SCRIPTS.size(); version++) {
            ddl.append("-- Version ").append(version).append("\n\n");
            ddl.append(scriptForTools(database, version)).append("\n\n");
            ddl.append(recordOf(version, now)).append(";\n\n");
        }
        return tables.resolve(ddl.toString().strip() + "\n");
    }

    /**
     * Returns a script without comments, in which a tool may find quotes and semicolons, and repeatable where the
     * database allows that.
     */
    private static String scriptForTools(Database database, int version) {
        return database.repeatable(script(database, version))
                .replaceAll("(?m)^--.*\n", "")
                .strip();
    }

    public void migrate() {
        if (isUpToDate()) {
            return;
        }
        int before;
        // H2 releases its locks at each definition; it is mostly used within one process, which this lock covers.
        synchronized (Migration.class) {
            before = transactions.own("migrate the schema", this::migrate);
        }
        if (before < SCRIPTS.size()) {
            LOG.info("migrated the schema of webhooks4j from version {} to {}", before, SCRIPTS.size());
        }
    }

    /**
     * Reads the version before it locks or defines anything, because the user of a running host may lack the rights for
     * that.
     */
    private boolean isUpToDate() {
        try {
            int version = transactions.own("read the version of the schema", this::version);
            refuseNewer(version);
            return version == SCRIPTS.size();
        } catch (StoreException e) {
            if (Failures.isMissingOrForbidden(e)) {
                return false;
            }
            throw e;
        }
    }

    public void validate() {
        int version = transactions.own("validate the schema", this::version);
        if (version < SCRIPTS.size()) {
            throw new WrongSchemaException(
                    "the schema of webhooks4j has version " + version + " and this library needs " + SCRIPTS.size()
                            + ": call JdbcStore.migrate() before the engine starts",
                    null);
        }
        refuseNewer(version);
        transactions.own("write", connection -> Jdbc.update(connection, tables.resolve(CHANGE_NOTHING)));
    }

    private static void refuseNewer(int version) {
        if (version > SCRIPTS.size()) {
            throw new WrongSchemaException(
                    "the schema of webhooks4j has version " + version + ", which is newer than this library's "
                            + SCRIPTS.size() + ": update the library on this node",
                    null);
        }
    }

    private int migrate(Connection connection) throws SQLException {
        execute(connection, database.script("lock.sql"));
        try {
            execute(connection, CREATE_VERSIONS);
            int before = version(connection);
            refuseNewer(before);
            String now = database.sql(tables).now();
            for (int version = before + 1; version <= SCRIPTS.size(); version++) {
                execute(connection, script(database, version));
                execute(connection, recordOf(version, now));
            }
            return before;
        } finally {
            execute(connection, database.script("unlock.sql"));
        }
    }

    private int version(Connection connection) throws SQLException {
        database.validate(connection);
        return Jdbc.query(connection, tables.resolve(VERSION), row -> row.getInt(1))
                .get(0);
    }

    private static String script(Database database, int version) {
        return database.script(SCRIPTS.get(version - 1));
    }

    /** Returns the statement that notes a version, with the database's clock. */
    private static String recordOf(int version, String now) {
        return "INSERT INTO $schema (version, applied_at) SELECT " + version + ", " + now
                + " FROM (SELECT 1 AS one) once" + " WHERE NOT EXISTS (SELECT 1 FROM $schema WHERE version = " + version
                + ")";
    }

    private void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String part : script.split(";\\s*(\n|$)", -1)) {
                if (!part.isBlank()) {
                    executeUnlessDone(statement, tables.resolve(part));
                }
            }
        }
    }

    private static void executeUnlessDone(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!IS_DONE.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }
}
