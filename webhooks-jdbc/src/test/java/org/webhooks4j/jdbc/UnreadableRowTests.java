package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** A row that somebody spoilt harms nothing but itself, on one database. */
abstract class UnreadableRowTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    abstract TestDatabase database();

    @Test
    void aWebhookThatCannotBeReadIsSwitchedOffAloneWithAReason() throws SQLException {
        for (String spoilt : List.of(
                "signing_keys = '" + SECRET + "\n" + SECRET + "\n'",
                "signing_keys = 'no key\n\n'",
                "ordering = 'SIDEWAYS'",
                "filter = '{'",
                "event_types = 'two words\n'",
                "url = '::'",
                "timeout_ms = -1")) {
            database().clear();
            database().store().webhooks().save(webhook("wh_a"));
            database().store().webhooks().save(webhook("wh_b"));
            database().execute("UPDATE webhooks_webhook SET " + spoilt + " WHERE id = 'wh_a'");

            List<Webhook> found = database().store().webhooks().findAll();

            assertThat(found).as(spoilt).hasSize(2).contains(webhook("wh_b"));
            assertThat(found.get(0).id()).isEqualTo("wh_a");
            assertThat(found.get(0).active()).as(spoilt).isFalse();
            assertThat(found.get(0).inactiveReason())
                    .as(spoilt)
                    .contains("cannot be read")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aDeliveryWithoutItsEventEndsAndItsLaneGoesOn() throws SQLException {
        enqueue(1, "42");
        enqueue(2, "42");
        enqueue(3, "43");
        database().execute("DELETE FROM webhooks_event WHERE id = '" + ulid(1) + "'");

        List<Claim> claims = claim();
        assertThat(claims).extracting(Claim::deliveryId).containsExactly(id(1), id(3));
        assertThat(claims.get(0).event().payload()).isEmpty();
        assertThat(claims.get(1).event().objectId()).isEqualTo("43");
        assertThat(claim()).isEmpty();
        Completion dead = Completion.ended(claims.get(0), DeliveryStatus.DEAD, null);
        database().store().queue().complete(List.of(dead), database().store().log(), null);

        assertThat(claim()).extracting(Claim::deliveryId).containsExactly(id(2));
    }

    @Test
    void aDeliveryWithAnEventIdThatIsNoneIsPassedOver() throws SQLException {
        enqueue(1, "42");
        database()
                .execute(
                        "INSERT INTO webhooks_delivery (event_id, ordinal, webhook_id, lane, mode, due_at, attempts, fence,"
                                + " triggered_by) VALUES ('not an id', 1, 'wh_a', 1, 1, 0, 0, 0, 'AUTOMATIC')");
        database().execute("UPDATE webhooks_delivery SET triggered_by = 'MOONLIGHT'");

        assertThat(claim()).extracting(Claim::deliveryId).containsExactly(id(1));
    }

    private List<Claim> claim() {
        return database().store().queue().claim(new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofHours(1)));
    }

    private void enqueue(int number, String object) {
        StoredEvent event =
                new StoredEvent("evt_" + ulid(number), "update", "server", object, null, null, Instant.EPOCH, "{}");
        NewDelivery delivery = new NewDelivery(id(number), "wh_a", Ordering.PER_OBJECT, Trigger.AUTOMATIC);
        database().store().queue().enqueue(Transaction.NONE, List.of(new NewEvent(event, List.of(delivery))));
    }

    private static String ulid(int number) {
        return String.format("01K%023d", number);
    }

    private static String id(int number) {
        return "msg_" + ulid(number) + "_1";
    }

    private static Webhook webhook(String id) {
        return Webhook.to("https://example.com")
                .id(id)
                .on(EventType.CREATE)
                .signedWith(SigningKey.of(SECRET))
                .build();
    }
}
