package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the webhooks that have something due. It looks at the deliveries that are due, the first ones first, and mostly
 * that is all of them. Where it is not, because a receiver is down and much is due for it, it goes from webhook to
 * webhook instead, however much each has. That costs a look into the index for each webhook that waits, so where many
 * wait it is not done for each claim: what was found then is remembered, and what became due since is added.
 */
final class DueWebhooks {

    /** How many due deliveries are looked at. */
    private static final int LOOK = 500;

    /** How many webhooks there may be for each claim, on average, to go through all of them. */
    private static final int PER_CLAIM = 100;

    /** For how many claims what was found is remembered at most. */
    private static final int MAX_CLAIMS = 100;

    /** How long before a webhook was passed over its event may have been stored, and committed after that. */
    private static final long COMMIT_MILLIS = 5_000;

    private static final long BEGINNING = 0;

    private record Waiting(String webhookId, boolean due) {}

    private record Due(String webhookId, int deliveries, long now) {}

    private final Sql sql;

    /** Those that had something due. A hint: of what is left out wrongly, the next time finds it. */
    private final Set<String> known = new LinkedHashSet<>();

    private long knownAt;
    private int claimsLeft;

    DueWebhooks(Sql sql) {
        this.sql = sql;
    }

    List<String> find(Connection connection) throws SQLException {
        List<Due> first = look(connection, BEGINNING);
        if (isAll(first)) {
            return first.stream().map(Due::webhookId).toList();
        }
        Long since = nextSince();
        if (since != null) {
            List<Due> recent = look(connection, since);
            if (isAll(recent)) {
                return withKnown(first, recent);
            }
        }
        List<Waiting> waiting = waiting(connection);
        List<String> due =
                waiting.stream().filter(Waiting::due).map(Waiting::webhookId).toList();
        remember(due, first.get(0).now(), waiting.size());
        return due;
    }

    /** Of a webhook nothing more is due. The more of those that were known, the less is left of what was. */
    synchronized void exhausted(String webhookId) {
        if (known.remove(webhookId) && claimsLeft > 0) {
            claimsLeft--;
        }
    }

    private synchronized @Nullable Long nextSince() {
        if (claimsLeft == 0) {
            return null;
        }
        claimsLeft--;
        return knownAt - COMMIT_MILLIS;
    }

    private synchronized void remember(List<String> due, long now, int waiting) {
        known.clear();
        known.addAll(due);
        knownAt = now;
        claimsLeft = Math.min(MAX_CLAIMS, waiting / PER_CLAIM);
    }

    private synchronized List<String> withKnown(List<Due> first, List<Due> recent) {
        first.forEach(webhook -> known.add(webhook.webhookId()));
        recent.forEach(webhook -> known.add(webhook.webhookId()));
        return List.copyOf(known);
    }

    private static boolean isAll(List<Due> looked) {
        return looked.stream().mapToInt(Due::deliveries).sum() < LOOK;
    }

    private List<Due> look(Connection connection, long since) throws SQLException {
        return Jdbc.query(
                connection,
                sql.dueWebhooks(),
                row -> new Due(row.getString("webhook_id"), row.getInt("deliveries"), row.getLong("now")),
                since,
                LOOK);
    }

    private List<Waiting> waiting(Connection connection) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        String after = "";
        List<Waiting> page;
        do {
            page = Jdbc.query(
                    connection,
                    sql.waitingWebhooks(),
                    row -> new Waiting(row.getString("webhook_id"), row.getBoolean("due")),
                    after);
            waiting.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).webhookId();
        } while (page.size() == sql.waitingWebhooksPage());
        return waiting;
    }
}
