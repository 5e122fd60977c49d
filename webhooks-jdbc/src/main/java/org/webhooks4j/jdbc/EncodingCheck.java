package org.webhooks4j.jdbc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a database or connection that cannot store all characters that objects and responses may contain. */
final class EncodingCheck {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    /** One character of Unicode's first plane and one of another plane. */
    private static final String RARE = "\u2713\uD83D\uDE00";

    private final Transactions transactions;
    private final Dialect dialect;

    EncodingCheck(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    void check() {
        switch (dialect) {
            case H2 -> {
                // It knows no other encoding.
            }
            case POSTGRESQL -> checkDatabase();
            case MARIADB, MYSQL -> checkConnection();
        }
    }

    private void checkDatabase() {
        String encoding = ask("SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            LOG.warn(
                    "the database has the encoding {}: events with other characters are refused, and answers are"
                            + " logged without them; use a database with the encoding UTF8",
                    encoding);
        }
    }

    /**
     * Checks with a query, because the tables' definitions name the encoding, but not what the driver or the session
     * converts before.
     */
    private void checkConnection() {
        if (!ask("SELECT ?", RARE).equals(RARE)) {
            LOG.warn(
                    "connections to the database replace characters that are not in their encoding, so that receivers get"
                            + " others; take characterEncoding and character_set_connection out of their settings");
        }
    }

    private String ask(String query, String... values) {
        return transactions.own(
                "read the encoding",
                connection -> Jdbc.query(connection, query, row -> row.getString(1), (Object[]) values)
                        .get(0));
    }
}
