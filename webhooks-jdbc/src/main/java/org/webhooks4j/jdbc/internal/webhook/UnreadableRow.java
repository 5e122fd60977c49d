package org.webhooks4j.jdbc.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.WebhookState;

/**
 * A webhook whose row cannot be read.
 *
 * @param content a text that identifies the row's content, so that different unreadable rows are not equal
 */
record UnreadableRow(String id, String name, String url, String unreadableReason, long incarnation, String content)
        implements UnreadableWebhook {

    static UnreadableRow read(ResultSet row, String reason) throws SQLException {
        return new UnreadableRow(
                row.getString("id"),
                row.getString("name"),
                row.getString("url"),
                reason,
                row.getLong("incarnation"),
                contentOf(row));
    }

    private static String contentOf(ResultSet row) throws SQLException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            digest.update(String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public WebhookState state() {
        return UnreadableWebhook.super.state().withIncarnation(incarnation);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + " '" + name + "', " + unreadableReason + "]";
    }
}
