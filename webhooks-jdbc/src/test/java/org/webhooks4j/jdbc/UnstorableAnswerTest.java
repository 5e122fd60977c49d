package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.SecretCipher;

/** Answers of receivers that a database as its host has set it up cannot hold. */
class UnstorableAnswerTest {

    @Test
    void aCharacterThatIsNotInThePostgresDatabasesEncodingIsReplaced() {
        String url = PostgresServer.NEWEST.newDatabaseUrl("latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        JdbcStore store = store(url, "postgres");
        store.migrate();
        List<String> warnings = Warnings.during(store::validate);
        assertThat(warnings).singleElement().asString().contains("LATIN1", "UTF8");
        QueueDriver queue = new QueueDriver(store);
        queue.enqueue(10);
        List<Claim> claims = queue.claim(10);

        warnings = Warnings.during(() -> queue.complete(answered(claims, "né ✓")));

        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(10);
        assertThat(claims)
                .allSatisfy(claim -> assertThat(
                                queue.attempts(claim).get(0).response().body())
                        .isEqualTo("n? ?"));
        assertThat(warnings).singleElement().asString().contains("22P05").doesNotContain("✓");
    }

    @Test
    void answersThatTogetherAreTooLongForMariaDbsPacketAreSentApart() throws SQLException {
        String url = MariaDbServer.newDatabaseUrl("packets", "mariadb");
        store(url, "root").migrate();
        try (TestDatabase database = new TestDatabase(url, "root", "")) {
            database.execute("SET GLOBAL max_allowed_packet = 65536");
            try {
                for (String driver : List.of("mariadb", "mysql")) {
                    QueueDriver queue = new QueueDriver(store(url.replace("mariadb", driver), "root"));
                    queue.enqueue(20);
                    List<Claim> claims = queue.claim(20);

                    queue.complete(answered(claims, "0123456789abcdef".repeat(1_000)));

                    assertThat(queue.pending()).isEmpty();
                    assertThat(claims)
                            .allSatisfy(claim -> assertThat(queue.attempts(claim)
                                            .get(0)
                                            .response()
                                            .body())
                                    .hasSize(16_000));
                }
            } finally {
                database.execute("SET GLOBAL max_allowed_packet = DEFAULT");
            }
        }
    }

    private static List<Completion> answered(List<Claim> claims, String answer) {
        List<Completion> completions = new ArrayList<>();
        for (Claim claim : claims) {
            completions.add(Completion.ended(claim, DeliveryStatus.DEAD, QueueDriver.attempt(claim, answer)));
        }
        return completions;
    }

    private static JdbcStore store(String url, String user) {
        return JdbcStore.on(new DriverDataSource(url, null, new Properties(), user, ""))
                .cipher(SecretCipher.none())
                .build();
    }
}
