package org.webhooks4j.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Warns of a database that cannot hold every character that objects have and receivers answer. */
final class EncodingCheck {

    private static final Logger LOG = System.getLogger("org.webhooks4j.jdbc");

    private final Transactions transactions;
    private final Dialect dialect;

    EncodingCheck(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    /** H2 knows no other encoding; MariaDB and MySQL have one for each table, which the tables' definitions name. */
    void check() {
        if (dialect != Dialect.POSTGRESQL) {
            return;
        }
        String encoding = transactions.own(
                "read the database's encoding",
                connection -> Jdbc.query(connection, "SHOW server_encoding", row -> row.getString(1))
                        .get(0));
        if (!encoding.equals("UTF8")) {
            LOG.log(
                    Level.WARNING,
                    "the database has the encoding {0}: events with other characters are refused, and answers are"
                            + " logged without them; use a database with the encoding UTF8",
                    encoding);
        }
    }
}
