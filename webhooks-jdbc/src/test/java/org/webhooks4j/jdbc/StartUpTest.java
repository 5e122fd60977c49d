package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.SecretCipher;

/** What the log says of secrets when a store is made. */
class StartUpTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void withoutACipherSecretsAreStoredAsGivenAndThatIsSaidOnce() {
        List<String> warnings = Warnings.during(() -> {
            try (TestDatabase database = TestDatabase.h2InMemory("no_cipher")) {
                JdbcStore store = JdbcStore.on(database.dataSource()).build();
                store.validate();
                for (int i = 0; i < 3; i++) {
                    store.webhooks().save(webhook());
                    store.webhooks().findAll();
                }

                assertThat(signingKeys(database)).contains(SECRET);
            }
        });
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("unencrypted", "cipher()")
                .doesNotContain(SECRET);
    }

    @Test
    void whoDecidedIsNotWarned() {
        byte[] key = new byte[32];
        assertThat(Warnings.during(() -> {
                    try (TestDatabase database = TestDatabase.h2InMemory("decided")) {
                        database.store(SecretCipher.none()).webhooks().save(webhook());
                        database.store(SecretCipher.aesGcm("k1", key))
                                .webhooks()
                                .save(webhook());
                    }
                }))
                .isEmpty();
    }

    private static String signingKeys(TestDatabase database) {
        try {
            return database.query("SELECT signing_keys FROM webhooks_webhook", row -> row.getString(1))
                    .get(0);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Webhook webhook() {
        return Webhook.to("https://example.com")
                .id("wh_a")
                .on(EventType.CREATE)
                .signedWith(SigningKey.of(SECRET))
                .build();
    }
}
