package org.webhooks4j.jdbc;

import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.internal.admin.JdbcManagement;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.event.JdbcEventStore;
import org.webhooks4j.jdbc.internal.log.JdbcDeliveryLog;
import org.webhooks4j.jdbc.internal.queue.JdbcDeliveryQueue;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.schema.Migration;
import org.webhooks4j.jdbc.internal.schema.Rights;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Interrupts;
import org.webhooks4j.jdbc.internal.transaction.TransactionPreambles;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.jdbc.internal.webhook.JdbcWebhookRepository;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/**
 * Stores webhooks, pending deliveries and the log in one relational database, which any number of nodes may share.
 *
 * <p>The store writes events through the connection of the host's transaction, if the host passes one. Everything else
 * runs in short transactions on connections of the data source, which are returned with their original settings. A
 * worker needs one connection at a time. Only {@link #migrate()} changes the schema.
 *
 * <p>This class is thread-safe.
 */
public final class JdbcStore implements WebhookStore {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    private final Database database;
    private final Transactions transactions;
    private final Tables tables;
    private final Migration migration;
    private final Rights rights;
    private final boolean encrypts;
    private final WebhookRepository webhooks;
    private final EventStore events;
    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final ManagementStore management;

    private JdbcStore(
            DataSource dataSource, Database database, Tables tables, SecretCipher cipher, RandomGenerator random) {
        SqlFile statements = database.statements(tables);
        QueueSql queueSql = database.queueSql(statements);
        Sql sql = queueSql.sql();
        this.database = database;
        this.transactions = new Transactions(dataSource, TransactionPreambles.of(statements), random);
        this.tables = tables;
        this.migration = new Migration(transactions, database, tables);
        this.rights = new Rights(transactions, database, tables);
        this.encrypts = !cipher.equals(SecretCipher.none());
        this.webhooks = new JdbcWebhookRepository(transactions, sql, tables, cipher, random);
        this.events = new JdbcEventStore(transactions, sql, tables);
        this.queue = new JdbcDeliveryQueue(transactions, queueSql, tables, random);
        this.log = new JdbcDeliveryLog(transactions, sql, tables);
        this.management = new JdbcManagement(transactions, sql, tables);
    }

    /**
     * Creates a builder for a store.
     *
     * @param dataSource supplies the connections; usually the host's pool
     * @return a builder
     */
    public static Builder on(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Returns the script that creates the tables with the default table prefix, for hosts that run scripts themselves.
     * To upgrade, run the statements of the versions after the one in the table {@code webhooks_schema}. On all
     * databases except MySQL, the whole script may be run again instead.
     *
     * @param dialect the target database
     * @return statements that end with semicolons and contain no others, each version under a comment with its number
     */
    public static String ddl(Dialect dialect) {
        return Migration.ddl(Database.of(dialect), Tables.of(null, Tables.DEFAULT_PREFIX));
    }

    /**
     * Returns the script that creates the tables of this store, with its schema and table prefix; see
     * {@link #ddl(Dialect)}.
     *
     * @return statements that end with semicolons, each version under a comment with its number
     */
    public String ddl() {
        return Migration.ddl(database, tables);
    }

    /**
     * Creates the tables, or upgrades those of an earlier version. Does nothing if they are up to date. Several nodes
     * may call this at the same time. Call it again after a migration that was interrupted.
     *
     * @throws StoreException if the database refuses, usually because its user may not create tables, or if the tables
     *     have a later version than this library supports
     */
    public void migrate() {
        migration.migrate();
    }

    /**
     * Checks that the tables exist, have the version that this library needs and are writable, that the user has the
     * rights which a running engine needs, and that the connections' settings let the store work. Changes no row. Logs
     * a warning if the database or the connections lose characters, or if a pooler in front of PostgreSQL may lose
     * statements.
     *
     * @throws StoreException if a check fails; the message says what to do, and of missing rights what grants them
     */
    @Override
    public void validate() {
        try {
            migration.validate();
        } catch (StoreException e) {
            rights.refuseMissing(e);
            throw e;
        }
        rights.check();
        transactions.own("check the connections", database::warnings).forEach(LOG::warn);
    }

    @Override
    public WebhookRepository webhooks() {
        return webhooks;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public DeliveryQueue queue() {
        return queue;
    }

    @Override
    public DeliveryLog log() {
        return log;
    }

    @Override
    public ManagementStore management() {
        return management;
    }

    /**
     * Describes the store for the log.
     *
     * @return the database, the version of the schema, and whether secrets are encrypted
     */
    @Override
    public String toString() {
        return database.dialect() + " with schema version " + Migration.VERSION_NEEDED + ", secrets "
                + (encrypts ? "encrypted" : "not encrypted");
    }

    /** Builds a {@link JdbcStore}. Not thread-safe. */
    public static final class Builder {

        private final DataSource dataSource;
        private String prefix = Tables.DEFAULT_PREFIX;
        private @Nullable String schema;
        private @Nullable Dialect dialect;
        private @Nullable SecretCipher cipher;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource is null: pass the host's DataSource");
        }

        /**
         * Sets the prefix of the tables' names.
         *
         * @param prefix the prefix; {@code webhooks_} by default
         * @return this
         * @throws IllegalArgumentException if the prefix is not 1 to 40 letters, digits and underscores
         */
        public Builder tablePrefix(String prefix) {
            this.prefix = Tables.checked("table prefix", prefix);
            return this;
        }

        /**
         * Sets the schema that holds the tables; MariaDB and MySQL call it a database. It must exist.
         *
         * @param schema the schema's name as in the database's catalogue, without quotes: on PostgreSQL, {@code CREATE
         *     SCHEMA Hooks} creates {@code hooks}. H2 also finds the schema in other letter case. By default, the
         *     connection's own schema is used
         * @return this
         * @throws IllegalArgumentException if the name is not 1 to 63 letters, digits, spaces and characters of
         *     {@code _-.@#}
         */
        public Builder schema(String schema) {
            this.schema = Tables.checkedSchema(schema);
            return this;
        }

        /**
         * Sets the database. By default, the store detects it from a connection.
         *
         * @param dialect the database, or the one that it is compatible with
         * @return this
         */
        public Builder dialect(Dialect dialect) {
            this.dialect = Objects.requireNonNull(dialect);
            return this;
        }

        /**
         * Sets the cipher that encrypts the webhooks' signing keys, headers and authentication. Without a cipher they
         * are stored unencrypted, and the store logs a warning.
         *
         * @param cipher for example {@link SecretCipher#aesGcm}; {@link SecretCipher#none()} suppresses the warning
         * @return this
         */
        public Builder cipher(SecretCipher cipher) {
            this.cipher = Objects.requireNonNull(cipher);
            return this;
        }

        /**
         * Builds the store. Opens a connection to detect the database if none is set, and on H2 to look up the schema's
         * name. Does not access the tables.
         *
         * @return the store
         * @throws StoreException if the database cannot be reached or is not supported
         */
        public JdbcStore build() {
            return Interrupts.deferred(this::make);
        }

        private JdbcStore make() {
            RandomGenerator random = new Random();
            if (cipher == null) {
                LOG.warn(
                        "signing keys of webhooks are stored unencrypted; set JdbcStore.Builder.cipher() to encrypt them");
            }
            Database known = dialect == null ? Database.detect(dataSource) : Database.of(dialect);
            return new JdbcStore(
                    dataSource,
                    known,
                    Tables.of(schema == null ? null : known.quoted(dataSource, schema), prefix),
                    cipher == null ? SecretCipher.none() : cipher,
                    random);
        }
    }
}
