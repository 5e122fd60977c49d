package org.webhooks4j.jdbc.internal.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.webhooks4j.jdbc.internal.sql.Columns;

/**
 * A lane: one object's deliveries to one webhook.
 *
 * @param webhookId the webhook
 * @param number the number that identifies the object
 */
public record Lane(String webhookId, long number) implements Comparable<Lane> {

    /** The columns of a lane's key. */
    public static final Columns<Lane> COLUMNS =
            Columns.<Lane>none().text("webhook_id", Lane::webhookId).bigint("lane", Lane::number);

    /** Reads the lane of a row. */
    public static Lane read(ResultSet row) throws SQLException {
        return new Lane(row.getString("webhook_id"), row.getLong("lane"));
    }

    /**
     * Returns the number that identifies an object: 64 bits of a hash, so that the index over lanes is narrow and of
     * fixed width. Two objects with the same number share a lane. That is safe: their deliveries wait for each other.
     */
    public static long numberOf(String objectType, String objectId) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest.update(objectType.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return ByteBuffer.wrap(digest.digest(objectId.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    @Override
    public int compareTo(Lane other) {
        int byWebhook = webhookId.compareTo(other.webhookId);
        return byWebhook != 0 ? byWebhook : Long.compare(number, other.number);
    }
}
