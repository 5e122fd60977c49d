package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.TriggerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;

/** What the database refuses of one delivery keeps no other one from being recorded, on one database. */
abstract class RefusedRowTests {

    private QueueDriver queue;

    abstract TestDatabase database();

    @BeforeEach
    void addRulesOfTheHosts() throws SQLException {
        queue = new QueueDriver(database().store());
        database().execute("ALTER TABLE webhooks_log ADD CONSTRAINT no_poison CHECK (details NOT LIKE '%poison%')");
        database().execute("ALTER TABLE webhooks_log ADD CONSTRAINT no_beer CHECK (details NOT LIKE '%41841841%')");
    }

    @AfterEach
    void removeThem() throws SQLException {
        database().execute("ALTER TABLE webhooks_log DROP CONSTRAINT no_poison");
        database().execute("ALTER TABLE webhooks_log DROP CONSTRAINT no_beer");
    }

    @Test
    void anAnswerThatARuleOfTheHostsRefusesIsLeftOutAndNothingElse() {
        queue.enqueue(9);
        List<Claim> claims = queue.claim(9);
        List<Completion> completions = new ArrayList<>();
        for (Claim claim : claims) {
            String answer = claim.equals(claims.get(4)) ? "poison" : "fine";
            completions.add(Completion.ended(claim, DeliveryStatus.DEAD, QueueDriver.attempt(claim, answer)));
        }

        queue.complete(completions);

        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(9);
        for (Claim claim : claims) {
            Attempt attempt = queue.attempts(claim).get(0);
            boolean refused = claim.equals(claims.get(4));
            assertThat(attempt.response().statusCode()).isEqualTo(500);
            assertThat(attempt.response().body()).isEqualTo(refused ? "" : "fine");
            assertThat(attempt.error()).contains(refused ? "refused to store" : "answered 500");
        }
    }

    @Test
    void anAnswerThatATriggerOfTheHostsRefusesIsLeftOutAndNothingElse() throws SQLException {
        for (String state : List.of("45000", "P0001", "ZZ001", "99001")) {
            database().clear();
            addTrigger(state);
            try {
                queue.enqueue(9);
                List<Claim> claims = queue.claim(9);
                List<Completion> completions = new ArrayList<>();
                for (Claim claim : claims) {
                    String answer = claim.equals(claims.get(4)) ? "trap" : "fine";
                    completions.add(Completion.ended(claim, DeliveryStatus.DEAD, QueueDriver.attempt(claim, answer)));
                }

                queue.complete(completions);

                assertThat(queue.pending()).as(state).isEmpty();
                assertThat(queue.ended()).as(state).hasSize(9);
                for (Claim claim : claims) {
                    assertThat(queue.attempts(claim).get(0).response().body())
                            .as(state)
                            .isEqualTo(claim.equals(claims.get(4)) ? "" : "fine");
                }
            } finally {
                removeTrigger();
            }
        }
    }

    private void addTrigger(String state) throws SQLException {
        switch (database().dialect()) {
            case H2 ->
                database()
                        .execute("CREATE TRIGGER trap BEFORE INSERT, UPDATE ON webhooks_log FOR EACH ROW CALL '"
                                + Trap.class.getName() + "'");
            case POSTGRESQL -> {
                database()
                        .execute("CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                                + " IF NEW.details LIKE '%_trap_%' THEN RAISE EXCEPTION 'no' USING ERRCODE = '"
                                + state + "'; END IF; RETURN NEW; END $$");
                database()
                        .execute("CREATE TRIGGER trap BEFORE INSERT OR UPDATE ON webhooks_log FOR EACH ROW"
                                + " EXECUTE FUNCTION trap()");
            }
            case MARIADB, MYSQL ->
                database()
                        .execute("CREATE TRIGGER trap BEFORE INSERT ON webhooks_log FOR EACH ROW BEGIN"
                                + " IF NEW.details LIKE '%_trap_%' THEN SIGNAL SQLSTATE '" + state
                                + "' SET MESSAGE_TEXT = 'no'; END IF; END");
        }
    }

    private void removeTrigger() throws SQLException {
        if (database().dialect() == Dialect.POSTGRESQL) {
            database().execute("DROP FUNCTION trap() CASCADE");
        } else {
            database().execute("DROP TRIGGER trap");
        }
    }

    /** H2's way to write one. */
    public static final class Trap extends TriggerAdapter {

        @Override
        public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
            if (after.getString("details").contains("\ntrap\n")) {
                throw new SQLException("no", "ZZ001");
            }
        }
    }

    @Test
    void aDeliveryWhoseEntryIsRefusedWhateverItHoldsEndsWithoutOne() {
        queue.enqueue(5);
        List<Claim> claims = queue.claim(5);
        List<Completion> completions = new ArrayList<>();
        for (Claim claim : claims) {
            Attempt attempt = QueueDriver.attempt(claim, "fine");
            completions.add(Completion.ended(
                    claim,
                    DeliveryStatus.DELIVERED,
                    claim.equals(claims.get(0)) ? withBodyBytes(attempt, 41841841) : attempt));
        }

        queue.complete(completions);

        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(4);
        assertThat(queue.attempts(claims.get(0))).isEmpty();
    }

    @Test
    void resultsThatAreRefusedOneAndAllAreRecordedToo() {
        queue.enqueue(100);
        List<Claim> claims = queue.claim(100);

        queue.complete(claims.stream()
                .map(claim -> Completion.ended(
                        claim, DeliveryStatus.DELIVERED, withBodyBytes(QueueDriver.attempt(claim, "poison"), 41841841)))
                .toList());

        assertThat(queue.pending()).isEmpty();
    }

    private static Attempt withBodyBytes(Attempt attempt, int bytes) {
        Attempt.Request request = attempt.request();
        return new Attempt(
                attempt.number(),
                attempt.trigger(),
                attempt.startedAt(),
                attempt.node(),
                attempt.outcome(),
                new Attempt.Request(request.url(), request.address(), request.headers(), bytes, request.bodySha256()),
                attempt.response(),
                attempt.timing(),
                attempt.error(),
                attempt.nextAttemptAt());
    }
}
