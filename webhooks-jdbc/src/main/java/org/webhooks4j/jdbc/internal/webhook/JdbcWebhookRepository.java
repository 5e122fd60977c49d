package org.webhooks4j.jdbc.internal.webhook;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.ConnectionTransaction;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.WebhookEdit;
import org.webhooks4j.spi.WebhookRepository;

public final class JdbcWebhookRepository implements WebhookRepository {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    /** Distinguishes webhooks that were deleted and created again within one millisecond, which their time cannot. */
    private static final int MARKS_PER_MILLISECOND = 4096;

    /** Reports each unreadable webhook only once, because webhooks are read every second. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private final Transactions transactions;
    private final Secrets secrets;
    private final String select;
    private final String lock;
    private final String update;
    private final String insert;
    private final String deactivate;
    private final String delete;
    private final RandomGenerator random;

    public JdbcWebhookRepository(
            Transactions transactions, Sql sql, Tables tables, SecretCipher cipher, RandomGenerator random) {
        this.transactions = transactions;
        this.secrets = new Secrets(cipher);
        this.random = random;
        this.select = tables.resolve("SELECT " + WebhookRow.COLUMNS + " FROM $webhook");
        this.lock = select + " WHERE id = ? FOR UPDATE";
        this.update = tables.resolve(
                "UPDATE $webhook SET " + WebhookRow.assignments() + ", updated_at = " + sql.now() + " WHERE id = ?");
        this.insert = tables.resolve("INSERT INTO $webhook (" + WebhookRow.savedColumns()
                + ", updated_at, id, incarnation) VALUES (" + WebhookRow.savedValues() + ", " + sql.now() + ", ?, "
                + sql.now() + " * " + MARKS_PER_MILLISECOND + " + ?)");
        this.deactivate = tables.resolve("UPDATE $webhook SET active = FALSE, inactive_reason = ?, updated_at = "
                + sql.now() + " WHERE id = ? AND active = TRUE");
        this.delete = tables.resolve("DELETE FROM $webhook WHERE id = ?");
    }

    @Override
    public List<Webhook> findAll() {
        Secrets.Turn turn = secrets.turn();
        List<Webhook> all = transactions.own(
                "read the webhooks",
                connection -> Jdbc.query(connection, select + " ORDER BY id", row -> read(row, turn)));
        turn.ends();
        if (!reported.isEmpty()) {
            reported.retainAll(all.stream()
                    .filter(UnreadableWebhook.class::isInstance)
                    .map(Webhook::id)
                    .toList());
        }
        return all;
    }

    @Override
    public Optional<Webhook> findById(String id) {
        return transactions.own(
                "read a webhook",
                connection -> Jdbc.query(connection, select + " WHERE id = ?", this::read, Storable.key(id)).stream()
                        .findFirst());
    }

    @Override
    public void save(Webhook webhook) {
        Webhook checked = Webhook.copyOf(webhook).build();
        transactions.own("save a webhook", connection -> save(connection, checked));
    }

    /**
     * Saves a webhook. The second of two concurrent transactions waits for the row and finds it changed, or cannot
     * insert it and looks again.
     */
    @Override
    public boolean change(List<WebhookEdit> edits) {
        return change(edits, transaction -> {});
    }

    @Override
    public boolean keepsIncarnations() {
        return true;
    }

    @Override
    public boolean change(List<WebhookEdit> edits, Consumer<Transaction> record) {
        List<WebhookEdit> ordered = edits.stream()
                .map(JdbcWebhookRepository::checked)
                .sorted(Comparator.comparing(WebhookEdit::id))
                .toList();
        return transactions.own("change webhooks", connection -> {
            for (WebhookEdit edit : ordered) {
                List<Webhook> stored = Jdbc.query(connection, lock, this::read, edit.id());
                if (!edit.fits(stored.isEmpty() ? null : stored.get(0))) {
                    return false;
                }
            }
            for (WebhookEdit edit : ordered) {
                make(connection, edit);
            }
            record.accept(new ConnectionTransaction(connection));
            return true;
        });
    }

    private void make(Connection connection, WebhookEdit edit) throws SQLException {
        Webhook wanted = edit.wanted();
        if (wanted == null) {
            delete(connection, edit.id());
        } else {
            @Nullable Object[] values = WebhookRow.of(wanted, secrets.turn());
            if (edit.expected() == null) {
                insert(connection, values);
            } else {
                Jdbc.update(connection, update, values);
            }
        }
    }

    private static WebhookEdit checked(WebhookEdit edit) {
        Webhook wanted = edit.wanted();
        return wanted == null
                ? edit
                : WebhookEdit.changing(edit.expected(), Webhook.copyOf(wanted).build());
    }

    @Override
    public boolean deactivate(String id, String reason) {
        return transactions.own(
                "deactivate a webhook",
                connection -> Jdbc.update(connection, deactivate, CleanText.clean(reason), Storable.key(id)) > 0);
    }

    @Override
    public boolean delete(String id) {
        return transactions.own("delete a webhook", connection -> delete(connection, id));
    }

    private boolean delete(Connection connection, String id) throws SQLException {
        return Jdbc.update(connection, delete, Storable.key(id)) > 0;
    }

    private int save(Connection connection, Webhook webhook) throws SQLException {
        @Nullable Object[] values = WebhookRow.of(webhook, secrets.turn());
        int updated = Jdbc.update(connection, update, values);
        return updated > 0 ? updated : insert(connection, values);
    }

    private int insert(Connection connection, @Nullable Object[] values) throws SQLException {
        @Nullable Object[] marked = Arrays.copyOf(values, values.length + 1);
        marked[values.length] = random.nextInt(MARKS_PER_MILLISECOND);
        return Jdbc.update(connection, insert, marked);
    }

    private Webhook read(ResultSet row) throws SQLException {
        return read(row, secrets.turn());
    }

    private Webhook read(ResultSet row, SecretCipher cipher) throws SQLException {
        try {
            return WebhookRow.read(row, cipher);
        } catch (IllegalArgumentException | InvalidWebhookException e) {
            String id = row.getString("id");
            String reason = "cannot be read: " + e.getMessage()
                    + "; give the store the cipher it was saved with, delete the webhook, or replace it by one that has"
                    + " new signing keys";
            if (reported.add(id)) {
                LOG.warn("webhook {} {}", id, reason);
            }
            return UnreadableRow.read(row, reason);
        }
    }
}
