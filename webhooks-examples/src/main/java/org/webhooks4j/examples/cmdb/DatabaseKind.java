package org.webhooks4j.examples.cmdb;

import java.util.Arrays;
import java.util.Optional;

/** The databases that the host supports, and how each defines a table that distinguishes {@code a} from {@code A}. */
enum DatabaseKind {
    H2("jdbc:h2:", "VARCHAR(100)", "VARCHAR(200)", "CLOB"),
    POSTGRESQL("jdbc:postgresql:", "VARCHAR(100)", "VARCHAR(200)", "TEXT"),
    MARIADB(
            "jdbc:mariadb:",
            "VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            "VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            "LONGTEXT CHARACTER SET utf8mb4");

    private final String urlPrefix;
    private final String nameColumn;
    private final String idColumn;
    private final String textColumn;

    DatabaseKind(String urlPrefix, String nameColumn, String idColumn, String textColumn) {
        this.urlPrefix = urlPrefix;
        this.nameColumn = nameColumn;
        this.idColumn = idColumn;
        this.textColumn = textColumn;
    }

    static Optional<DatabaseKind> of(String url) {
        return Arrays.stream(values())
                .filter(kind -> url.startsWith(kind.urlPrefix))
                .findFirst();
    }

    String createTable() {
        return "CREATE TABLE IF NOT EXISTS cmdb_object (object_type " + nameColumn + " NOT NULL, object_id " + idColumn
                + " NOT NULL, body " + textColumn + " NOT NULL, PRIMARY KEY (object_type, object_id))";
    }
}
