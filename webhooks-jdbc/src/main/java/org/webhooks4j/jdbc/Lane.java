package org.webhooks4j.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A lane: one object's deliveries to one webhook.
 *
 * @param webhookId the webhook
 * @param number the number that identifies the object
 */
record Lane(String webhookId, long number) implements Comparable<Lane> {

    /**
     * Returns the number that identifies an object: 64 bits of a hash, so that the index over lanes is narrow and of
     * fixed width. Two objects with the same number share a lane. That is safe: their deliveries wait for each other.
     */
    static long numberOf(String objectType, String objectId) {
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
