/**
 * One store for webhooks, pending deliveries and the log on H2, PostgreSQL, MariaDB and MySQL. Needs a
 * {@link javax.sql.DataSource} and SLF4J.
 */
module org.webhooks4j.jdbc {
    requires transitive java.sql;
    requires transitive org.webhooks4j.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports org.webhooks4j.jdbc;
}
