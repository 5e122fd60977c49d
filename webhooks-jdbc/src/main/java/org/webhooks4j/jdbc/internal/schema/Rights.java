package org.webhooks4j.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Failures;
import org.webhooks4j.jdbc.internal.transaction.Transactions;

/**
 * Tries the rights that a running engine needs, with statements that change no row, because it would otherwise find out
 * about a missing one in a host's transaction or a week later, when it first purges.
 */
public final class Rights {

    /** The tables, each with a column of text that begins its key; nothing has the empty text there. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    /** The tables of which rows are changed, or locked to be read. */
    private static final Set<String> CHANGED =
            Set.of("webhook", "event", "delivery", "lane", "log", "backfill", "tally");

    static {
        KEYS.put("webhook", "id");
        KEYS.put("event", "id");
        KEYS.put("delivery", "event_id");
        KEYS.put("lane", "webhook_id");
        KEYS.put("log", "event_id");
        KEYS.put("failure", "webhook_id");
        KEYS.put("audit", "id");
        KEYS.put("skipped", "webhook_id");
        KEYS.put("backfill", "webhook_id");
        KEYS.put("base", "event_id");
        KEYS.put("tally", "webhook_id");
    }

    private final Transactions transactions;
    private final Database database;
    private final Tables tables;

    public Rights(Transactions transactions, Database database, Tables tables) {
        this.transactions = transactions;
        this.database = database;
        this.tables = tables;
    }

    /** One right on one table, and a statement that needs it. */
    private record Right(String verb, String table, String statement) {}

    /**
     * Tries all of them: one query of all tables, and the changes in one round trip where the driver can.
     *
     * @throws StoreException with the missing ones and with what grants them
     */
    public void check() {
        List<Right> needed = needed();
        try {
            transactions.own("try its rights", connection -> tryAll(connection, needed));
        } catch (StoreException e) {
            refuseMissing(e);
            throw e;
        }
    }

    /**
     * Throws what names the missing rights, if the failure is that one is missing.
     *
     * @param failure of any statement
     */
    public void refuseMissing(StoreException failure) {
        if (!Failures.isMissingRight(failure)) {
            return;
        }
        List<Right> missing = needed().stream().filter(this::isMissing).toList();
        if (!missing.isEmpty()) {
            throw new StoreException(message(missing), failure.getCause());
        }
    }

    private List<Right> needed() {
        List<Right> needed = new ArrayList<>();
        needed.add(right("SELECT", "schema", "SELECT 1 FROM $schema WHERE version = 0"));
        KEYS.forEach((table, key) -> {
            String nothing = " WHERE " + key + " = ''";
            needed.add(right("SELECT", table, "SELECT 1 FROM $" + table + nothing));
            needed.add(right("INSERT", table, database.insertionOfNothing(table, key) + nothing));
            if (CHANGED.contains(table) || database.mergesInto(table)) {
                needed.add(right("UPDATE", table, "UPDATE $" + table + " SET " + key + " = " + key + nothing));
            }
            needed.add(right("DELETE", table, "DELETE FROM $" + table + nothing));
        });
        return needed;
    }

    private Right right(String verb, String table, String statement) {
        return new Right(verb, tables.resolve("$" + table), tables.resolve(statement));
    }

    private static boolean tryAll(Connection connection, List<Right> rights) throws SQLException {
        Map<Boolean, List<String>> statements = rights.stream()
                .collect(Collectors.partitioningBy(
                        right -> right.verb.equals("SELECT"),
                        Collectors.mapping(Right::statement, Collectors.toList())));
        String queries = String.join(" UNION ALL ", statements.getOrDefault(true, List.of()));
        List<String> changes = statements.getOrDefault(false, List.of());
        try (Statement statement = connection.createStatement()) {
            if (!queries.isEmpty()) {
                statement.execute(queries); // a batch takes no query
            }
            for (String change : changes) {
                statement.addBatch(change);
            }
            if (!changes.isEmpty()) {
                statement.executeBatch();
            }
            return true;
        }
    }

    private boolean isMissing(Right right) {
        try {
            return !transactions.own("try a right", connection -> tryAll(connection, List.of(right)));
        } catch (StoreException e) {
            return Failures.isMissingRight(e);
        }
    }

    private String message(List<Right> missing) {
        String user = transactions.own("look up the user", database::grantee);
        Map<String, List<String>> verbs = missing.stream()
                .collect(Collectors.groupingBy(
                        Right::table, LinkedHashMap::new, Collectors.mapping(Right::verb, Collectors.toList())));
        String grants = verbs.entrySet().stream()
                .map(entry -> "GRANT " + String.join(", ", entry.getValue()) + " ON " + entry.getKey() + " TO " + user)
                .collect(Collectors.joining("; "));
        return "the database's user lacks rights that a running engine needs: let the owner of the tables run "
                + grants;
    }
}
