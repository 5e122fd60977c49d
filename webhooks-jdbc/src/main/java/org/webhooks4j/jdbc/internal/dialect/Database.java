package org.webhooks4j.jdbc.internal.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.internal.log.LogRow;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Failures;

/**
 * The differences of a database: its statements, its scripts, and what its connections must be like. Another database
 * is another class here, and a folder of scripts.
 *
 * <p>Instances have no state.
 */
public abstract class Database {

    private final Dialect dialect;
    private final String folder;

    Database(Dialect dialect, String folder) {
        this.dialect = dialect;
        this.folder = folder;
    }

    public static Database of(Dialect dialect) {
        return switch (dialect) {
            case H2 -> new H2Database();
            case POSTGRESQL -> new PostgresDatabase();
            case MARIADB -> new MariaDbDatabase();
            case MYSQL -> new MySqlDatabase();
        };
    }

    /**
     * Asks a connection which database it is of.
     *
     * @throws StoreException if the database cannot be reached or is not supported
     */
    public static Database detect(DataSource dataSource) {
        String product;
        try (Connection connection = dataSource.getConnection()) {
            product = connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw Failures.toStoreException("find out which database it is", e);
        }
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> of(Dialect.H2);
            case "postgresql" -> of(Dialect.POSTGRESQL);
            case "mariadb" -> of(Dialect.MARIADB);
            case "mysql" -> of(Dialect.MYSQL);
            default ->
                throw new StoreException("the database calls itself '" + product
                        + "', which webhooks4j does not know: use H2, PostgreSQL, MariaDB or MySQL, or name the one that it"
                        + " behaves like with JdbcStore.Builder.dialect()");
        };
    }

    public final Dialect dialect() {
        return dialect;
    }

    /** Returns the statements of this database. */
    public final Sql sql(Tables tables) {
        return queueSql(statements(tables)).sql();
    }

    /** Reads this database's statements. */
    public final SqlFile statements(Tables tables) {
        return SqlFile.of(script("statements.sql"), tables, Map.of("$log_columns", LogRow.COLUMNS.names()));
    }

    /** Returns the operations of the queue in this database. */
    public abstract QueueSql queueSql(SqlFile statements);

    /** Reads one of this database's scripts, which stand in a folder beside this class. */
    public final String script(String name) {
        String path = folder + "/" + name;
        try (InputStream stream = Database.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the jar of webhooks4j lacks " + path + "; download it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " from the jar of webhooks4j", e);
        }
    }

    /** Returns a script that a tool may run again, if the database can do that. */
    public String repeatable(String script) {
        return script;
    }

    /** Quotes a schema's name for use in statements. */
    public abstract String quoted(DataSource dataSource, String schema);

    /** Refuses connections whose settings make the database treat statements differently from its defaults. */
    public void validate(Connection connection) throws SQLException {}

    /**
     * Returns what an operator must know of a database or a connection with which the store works, but which may lose
     * characters or statements.
     */
    public List<String> warnings(Connection connection) throws SQLException {
        return List.of();
    }

    /** Returns the connection's user as {@code GRANT} names it. */
    public String grantee(Connection connection) throws SQLException {
        return connection.getMetaData().getUserName();
    }

    /** Returns a statement that inserts no row, up to the condition that no row fulfils. */
    public String insertionOfNothing(String table, String key) {
        return "INSERT INTO $" + table + " (" + key + ") SELECT " + key + " FROM $" + table;
    }

    /** Returns whether the store's statements need the right to change a table into which they only insert. */
    public boolean mergesInto(String table) {
        return false;
    }
}
