/**
 * One store for webhooks, pending deliveries and the log on H2, PostgreSQL, MariaDB and MySQL. Needs nothing but a
 * {@link javax.sql.DataSource}.
 */
module org.webhooks4j.jdbc {
    requires transitive java.sql;
    requires transitive org.webhooks4j.api;
    requires static org.jspecify;

    exports org.webhooks4j.jdbc;
}
