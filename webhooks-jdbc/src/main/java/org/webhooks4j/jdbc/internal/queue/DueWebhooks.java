package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * Finds the webhooks that have due deliveries. It first looks at a limited number of due deliveries, oldest first;
 * usually these are all. If they are not, because a receiver is down and has a long backlog, it goes from webhook to
 * webhook, which costs one index lookup per waiting webhook. With many waiting webhooks it does not do so for each
 * claim: it remembers the webhooks found last time and adds those that have become due since.
 */
final class DueWebhooks {

    /** The number of due deliveries to look at. */
    private static final int LOOK = 500;

    /** The maximum number of webhooks per claim, on average, for which it goes through all of them. */
    private static final int PER_CLAIM = 100;

    /** The maximum number of claims that reuse a result. */
    private static final int MAX_CLAIMS = 100;

    /** How long before the last search an event may have been stored, and committed only after that search. */
    private static final long COMMIT_MILLIS = 5_000;

    private static final long BEGINNING = 0;

    private record Waiting(String webhookId, boolean due) {}

    private record Due(String webhookId, int deliveries, long now) {}

    private final QueueSql sql;

    /** The webhooks found last time. Only a hint: the next search finds a webhook that is missing here. */
    private final Set<String> known = new LinkedHashSet<>();

    private long knownAt;
    private int claimsLeft;

    DueWebhooks(QueueSql sql) {
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

    /**
     * Removes a webhook that has no more due deliveries. The more of the known webhooks are removed, the sooner it
     * searches again.
     */
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
