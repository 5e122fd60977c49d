package org.webhooks4j.jdbc;

import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/**
 * Webhooks, pending deliveries and the log in one relational database, shared by any number of nodes.
 *
 * <p>Events are written through the connection of the host's transaction, if it passes one. Everything else happens in
 * short transactions on connections of the data source, which are returned with the settings they had; workers need one
 * connection at a time. Nothing changes a schema but {@link #migrate()}.
 *
 * <p>Safe for use by many threads.
 */
public final class JdbcStore implements WebhookStore {

    private final Dialect dialect;
    private final Tables tables;
    private final Migration migration;
    private final EncodingCheck encoding;
    private final PoolerCheck pooler;
    private final WebhookRepository webhooks;
    private final EventStore events;
    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final ManagementStore management;

    private JdbcStore(
            DataSource dataSource, Dialect dialect, Tables tables, SecretCipher cipher, RandomGenerator random) {
        Sql sql = dialect.sql(tables);
        Transactions transactions = new Transactions(dataSource, sql.openings(), random);
        this.dialect = dialect;
        this.tables = tables;
        this.migration = new Migration(transactions, dialect, tables);
        this.encoding = new EncodingCheck(transactions, dialect);
        this.pooler = new PoolerCheck(transactions, dialect);
        this.webhooks = new JdbcWebhookRepository(transactions, sql, tables, cipher, random);
        this.events = new JdbcEventStore(transactions, sql, tables);
        this.queue = new JdbcDeliveryQueue(transactions, sql, tables, random);
        this.log = new JdbcDeliveryLog(transactions, sql, tables);
        this.management = new JdbcManagement(transactions, sql, tables);
    }

    /**
     * Begins a store.
     *
     * @param dataSource where connections come from, usually the host's pool
     * @return a builder
     */
    public static Builder on(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * What creates the tables, for those who run scripts themselves, with the default table prefix. To upgrade, run
     * what stands under the versions after the one in the table {@code webhooks_schema}; all but MySQL also take the
     * whole script again.
     *
     * @param dialect for which database
     * @return statements that end with semicolons, and have none elsewhere, each version under a comment with its
     *     number
     */
    public static String ddl(Dialect dialect) {
        return Migration.ddl(dialect, Tables.of(null, Tables.DEFAULT_PREFIX));
    }

    /**
     * What creates the tables of this store, for those who run scripts themselves: see {@link #ddl(Dialect)}.
     *
     * @return statements that end with semicolons, each version under a comment with its number
     */
    public String ddl() {
        return Migration.ddl(dialect, tables);
    }

    /**
     * Creates the tables, or brings those of an earlier version up to date. Does nothing if they are. Nodes may call it
     * at the same time, and again if one was cut short.
     *
     * @throws StoreException if the database refuses, usually because its user may not create tables, or if the tables
     *     are of a later version than this library knows
     */
    public void migrate() {
        migration.migrate();
    }

    /**
     * Checks that the tables are there, of the version that this library needs, and can be written, and that no setting
     * of the connections keeps the store from working. Warns of a database, and of connections, that lose characters,
     * and of a pooler in front of PostgreSQL that may lose statements.
     *
     * @throws StoreException if one of it is not so; it says what to do
     */
    @Override
    public void validate() {
        migration.validate();
        encoding.check();
        pooler.check();
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

    /** Builds a {@link JdbcStore}. Not safe for use by many threads. */
    public static final class Builder {

        private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

        private final DataSource dataSource;
        private String prefix = Tables.DEFAULT_PREFIX;
        private @Nullable String schema;
        private @Nullable Dialect dialect;
        private @Nullable SecretCipher cipher;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource is null: pass the host's DataSource");
        }

        /**
         * Sets how the tables' names begin.
         *
         * @param prefix {@code webhooks_} unless said otherwise
         * @return this
         * @throws IllegalArgumentException if it is not 1 to 40 letters, digits and underscores
         */
        public Builder tablePrefix(String prefix) {
            this.prefix = Tables.checked("table prefix", prefix);
            return this;
        }

        /**
         * Sets the schema that holds the tables; MariaDB and MySQL call it a database. It must exist.
         *
         * @param schema the schema's name as the database's catalogue has it, without quotes: PostgreSQL has
         *     {@code hooks} where {@code CREATE SCHEMA Hooks} made it. H2 also finds it in other letter case. Without a
         *     schema the connection's own is used
         * @return this
         * @throws IllegalArgumentException if it is not 1 to 63 letters, digits, spaces and characters of {@code _-.@#}
         */
        public Builder schema(String schema) {
            this.schema = Tables.checkedSchema(schema);
            return this;
        }

        /**
         * Sets which database it is; without it a connection is asked.
         *
         * @param dialect the database, or the one that it behaves like
         * @return this
         */
        public Builder dialect(Dialect dialect) {
            this.dialect = Objects.requireNonNull(dialect);
            return this;
        }

        /**
         * Sets what encrypts the webhooks' signing keys, headers and authentication. Without it they are stored as they
         * are, and a warning says so.
         *
         * @param cipher such as {@link SecretCipher#aesGcm}; {@link SecretCipher#none()} avoids the warning
         * @return this
         */
        public Builder cipher(SecretCipher cipher) {
            this.cipher = Objects.requireNonNull(cipher);
            return this;
        }

        /**
         * Makes the store. Asks a connection which database it is unless that was said, and on H2 for the schema's
         * name; does not look at the tables.
         *
         * @return the store
         * @throws StoreException if the database cannot be reached or is none that the store knows
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
            Dialect known = dialect == null ? Dialect.detect(dataSource) : dialect;
            return new JdbcStore(
                    dataSource,
                    known,
                    Tables.of(schema == null ? null : known.quoted(dataSource, schema), prefix),
                    cipher == null ? SecretCipher.none() : cipher,
                    random);
        }
    }
}
