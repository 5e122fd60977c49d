package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.SecretCipher;

/** What the log says of secrets when a store is made. */
class StartUpTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    // Held, because the platform forgets the settings of a logger that nobody holds.
    private final Logger logger = Logger.getLogger("org.webhooks4j.jdbc");
    private final Lines lines = new Lines();

    private static final class Lines extends Handler {

        private final List<LogRecord> warnings = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(lines);
    }

    @Test
    void withoutACipherSecretsAreStoredAsGivenAndThatIsSaidOnce() throws SQLException {
        try (TestDatabase database = TestDatabase.h2InMemory("no_cipher")) {
            JdbcStore store = JdbcStore.on(database.dataSource()).build();
            store.validate();
            for (int i = 0; i < 3; i++) {
                store.webhooks().save(webhook());
                store.webhooks().findAll();
            }

            assertThat(database.query("SELECT signing_keys FROM webhooks_webhook", row -> row.getString(1))
                            .get(0))
                    .contains(SECRET);
        }
        assertThat(lines.warnings)
                .singleElement()
                .extracting(LogRecord::getMessage)
                .asString()
                .contains("unencrypted", "cipher()")
                .doesNotContain(SECRET);
    }

    @Test
    void whoDecidedIsNotWarned() {
        byte[] key = new byte[32];
        try (TestDatabase database = TestDatabase.h2InMemory("decided")) {
            database.store(SecretCipher.none()).webhooks().save(webhook());
            database.store(SecretCipher.aesGcm("k1", key)).webhooks().save(webhook());
        }

        assertThat(lines.warnings).isEmpty();
    }

    private static Webhook webhook() {
        return Webhook.to("https://example.com")
                .id("wh_a")
                .on(EventType.CREATE)
                .signedWith(SigningKey.of(SECRET))
                .build();
    }
}
