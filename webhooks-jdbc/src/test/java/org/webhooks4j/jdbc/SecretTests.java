package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.SecretCipher;

/** What is stored of a webhook's secrets, on one database. */
abstract class SecretTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Webhook webhook = Webhook.to("https://example.com")
            .id("wh_a")
            .on(EventType.CREATE)
            .header("X-Token", "t0ken")
            .authentication(Authentication.basic("alice", "g3heim"))
            .signedWith(SigningKey.of(SECRET))
            .build();

    abstract TestDatabase database();

    @Test
    void theRowHoldsNeitherKeyNorHeaderNorPassword() throws SQLException {
        JdbcStore store = database().store(SecretCipher.aesGcm("k1", key(1)));

        store.webhooks().save(webhook);

        assertThat(row()).contains("enc:k1:").doesNotContain(SECRET, "t0ken", "g3heim");
        assertThat(store.webhooks().findById("wh_a")).contains(webhook);
    }

    @Test
    void whatWasStoredWithoutACipherStaysReadableAndIsEncryptedWhenSavedAgain() throws SQLException {
        database().store().webhooks().save(webhook);
        JdbcStore store = database().store(SecretCipher.aesGcm("k1", key(1)));

        assertThat(store.webhooks().findAll()).containsExactly(webhook);
        store.webhooks().save(webhook);

        assertThat(row()).doesNotContain(SECRET, "t0ken", "g3heim");
    }

    @Test
    void aNewKeyTakesOverWhenTheWebhookIsSaved() throws SQLException {
        database().store(SecretCipher.aesGcm("k1", key(1))).webhooks().save(webhook);
        JdbcStore rotated = database().store(SecretCipher.aesGcm("k2", key(2), Map.of("k1", key(1))));

        rotated.webhooks().save(rotated.webhooks().findById("wh_a").orElseThrow());

        assertThat(row()).contains("enc:k2:").doesNotContain("enc:k1:");
    }

    @Test
    void aMissingKeySwitchesTheWebhookOffWithAReasonAndNoSecret() {
        Webhook open = Webhook.to("https://example.com")
                .id("wh_b")
                .on(EventType.CREATE)
                .build();
        database().store(SecretCipher.aesGcm("k1", key(1))).webhooks().save(webhook);
        database().store().webhooks().save(open);

        List<Webhook> found = database().store().webhooks().findAll();

        assertThat(found).hasSize(2).contains(open);
        assertThat(found.get(0).id()).isEqualTo("wh_a");
        assertThat(found.get(0).active()).isFalse();
        assertThat(found.get(0).state().inactiveReason()).contains("cipher").doesNotContain("enc:k1:");
    }

    private String row() throws SQLException {
        return database()
                .query("SELECT * FROM webhooks_webhook", SecretTests::text)
                .get(0);
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            text.append(row.getString(column)).append('\n');
        }
        return text.toString();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
