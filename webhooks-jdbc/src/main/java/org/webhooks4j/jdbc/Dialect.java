package org.webhooks4j.jdbc;

/** The databases that the store supports. */
public enum Dialect {
    /** H2 2.2.220 or newer, in memory, in a file or as a server. */
    H2,
    /** PostgreSQL 12 or newer. */
    POSTGRESQL,
    /** MariaDB 10.6 or newer. */
    MARIADB,
    /** MySQL 8.0 or newer. */
    MYSQL
}
