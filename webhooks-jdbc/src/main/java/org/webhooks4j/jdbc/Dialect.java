package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.webhooks4j.StoreException;

/** The databases that the store supports. */
public enum Dialect {
    /** H2 2.2.220 or newer, in memory, in a file or as a server. */
    H2("h2") {
        @Override
        Sql sql(Tables tables) {
            return new Sql(SqlFile.statements(folder(), tables), 1, SelectThenLock::of);
        }

        @Override
        String quoted(DataSource dataSource, String schema) {
            return H2Settings.quoted(dataSource, schema);
        }

        @Override
        void validate(Connection connection) throws SQLException {
            H2Settings.refuseOtherModes(connection);
        }
    },
    /** PostgreSQL 12 or newer. */
    POSTGRESQL("postgresql") {
        @Override
        Sql sql(Tables tables) {
            return new PostgresSql(SqlFile.statements(folder(), tables));
        }
    },
    /** MariaDB 10.6 or newer. */
    MARIADB("mariadb") {
        @Override
        Sql sql(Tables tables) {
            return new MariaDbSql(SqlFile.statements(folder(), tables), 1_000, RepeatedStatement::of);
        }

        @Override
        void validate(Connection connection) throws SQLException {
            MariaDbSettings.refuse(connection);
        }
    },
    /** MySQL 8.0 or newer. */
    MYSQL("mariadb") {
        @Override
        Sql sql(Tables tables) {
            return new Sql(SqlFile.statements(folder(), tables), 1_000, RepeatedStatement::of);
        }

        @Override
        void validate(Connection connection) throws SQLException {
            MariaDbSettings.refuse(connection);
        }
    };

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /** The resource folder with this database's scripts and statements. */
    final String folder() {
        return folder;
    }

    abstract Sql sql(Tables tables);

    /** Quotes a schema's name for use in statements. */
    String quoted(DataSource dataSource, String schema) {
        return this == POSTGRESQL ? '"' + schema + '"' : '`' + schema + '`';
    }

    /** Refuses connections whose settings make the database treat statements differently from its defaults. */
    void validate(Connection connection) throws SQLException {}

    static Dialect detect(DataSource dataSource) {
        String product;
        try (Connection connection = dataSource.getConnection()) {
            product = connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw Failures.toStoreException("find out which database it is", e);
        }
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            case "mariadb" -> MARIADB;
            case "mysql" -> MYSQL;
            default ->
                throw new StoreException("the database calls itself '" + product
                        + "', which webhooks4j does not know: use H2, PostgreSQL, MariaDB or MySQL, or name the one that it"
                        + " behaves like with JdbcStore.Builder.dialect()");
        };
    }
}
