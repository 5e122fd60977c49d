/**
 * Stores webhooks, pending deliveries and the log in H2, PostgreSQL, MariaDB or MySQL. Needs a
 * {@link javax.sql.DataSource} and SLF4J.
 */
module org.webhooks4j.jdbc {
    requires transitive java.sql;
    requires transitive org.webhooks4j.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports org.webhooks4j.jdbc;
}
