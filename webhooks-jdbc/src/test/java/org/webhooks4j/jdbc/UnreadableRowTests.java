package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.ConflictException;
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.WebhookEngine;
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
    void aWebhookThatCannotBeReadIsDeactivatedAloneWithAReason() throws SQLException {
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
            assertThat(found.get(0).state().inactiveReason())
                    .as(spoilt)
                    .contains("cannot be read")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aWebhookThatCannotBeReadIsNeverOverwrittenByDefaults() throws SQLException {
        String row = spoil();
        try (WebhookEngine engine = engine()) {
            WebhookAdmin admin = engine.admin();
            Webhook unreadable = admin.webhooks().find("wh_a").orElseThrow();
            Webhook unsigned = Webhook.to("https://example.com/new")
                    .id("wh_a")
                    .on(EventType.CREATE)
                    .build();

            assertThat(unreadable).isInstanceOf(UnreadableWebhook.class);
            List<ThrowingCallable> changes = List.of(
                    () -> Webhook.copyOf(unreadable),
                    () -> admin.webhooks().update(unreadable),
                    () -> admin.webhooks().update(unsigned),
                    () -> admin.webhooks().update(unreadable, unsigned),
                    () -> admin.webhooks().activate("wh_a"),
                    () -> admin.webhooks().rotateSecret("wh_a", Duration.ZERO),
                    () -> admin.diagnostics().trace("wh_a", Duration.ofHours(1)),
                    () -> admin.diagnostics().test("wh_a"),
                    () -> database().store().webhooks().save(unreadable));
            for (ThrowingCallable change : changes) {
                assertThatThrownBy(change).isInstanceOf(IllegalStateException.class);
            }
            assertThatThrownBy(() -> admin.webhooks().create(unsigned)).hasMessageContaining("taken");
        }
        try (WebhookEngine engine = WebhookEngine.builder()
                .store(database().store())
                .webhook(Webhook.to("https://example.com/configured")
                        .id("wh_a")
                        .on(EventType.CREATE)
                        .build())
                .build()) {
            assertThat(engine.admin().webhooks().find("wh_a").orElseThrow()).isInstanceOf(UnreadableWebhook.class);
        }
        assertThat(row("wh_a")).isEqualTo(row);
    }

    @Test
    void othersAreImportedAndExportedBesideAWebhookThatCannotBeRead() throws SQLException {
        String row = spoil();
        try (WebhookEngine engine = engine()) {
            WebhookAdmin admin = engine.admin();

            String file = admin.webhooks().exportAll();
            assertThat(file).contains("wh_b").doesNotContain("wh_a");
            assertThat(admin.webhooks().importAll(WebhookImport.of(file)).isUnchanged())
                    .isTrue();
            assertThat(admin.webhooks()
                            .importAll(WebhookImport.of(file.replace("wh_b", "wh_c")))
                            .entries())
                    .hasSize(1);
            assertThatThrownBy(() -> admin.webhooks().importAll(WebhookImport.of(file.replace("wh_b", "wh_a"))))
                    .isInstanceOf(InvalidWebhookException.class)
                    .hasMessageContaining("webhooks[0].secret")
                    .hasMessageContaining("cannot be read");
            assertThat(row("wh_a")).isEqualTo(row);

            String withKey = file.replace("wh_b", "wh_a").replace("\"url\"", "\"secret\": \"env:KEY\", \"url\"");
            admin.webhooks().importAll(WebhookImport.of(withKey).resolving(reference -> SECRET));
            assertThat(admin.webhooks().find("wh_a").orElseThrow().signingKeys())
                    .containsExactly(SigningKey.of(SECRET));
        }
    }

    @Test
    void aWebhookThatCannotBeReadIsReplacedOrDeletedIfThatIsSaid() throws SQLException {
        spoil();
        try (WebhookEngine engine = engine()) {
            WebhookAdmin admin = engine.admin();
            Webhook read = admin.webhooks().find("wh_a").orElseThrow();
            database().execute("UPDATE webhooks_webhook SET signing_keys = 'spoilt otherwise' WHERE id = 'wh_a'");

            assertThatThrownBy(() -> admin.webhooks().update(read, webhook("wh_a")))
                    .isInstanceOf(ConflictException.class);
            assertThatThrownBy(() -> admin.webhooks().delete(read)).isInstanceOf(ConflictException.class);
            Webhook again = admin.webhooks().find("wh_a").orElseThrow();
            admin.webhooks().update(again, webhook("wh_a"));
            assertThat(admin.webhooks().find("wh_a")).contains(webhook("wh_a"));

            spoil();
            admin.webhooks().delete("wh_a");
            assertThat(admin.webhooks().find("wh_a")).isEmpty();
        }
    }

    @Test
    void anImportOfWhichTheDatabaseRefusesOneWebhookWritesNone() throws SQLException {
        database().store().webhooks().save(webhook("wh_a"));
        database().execute("ALTER TABLE webhooks_webhook ADD CONSTRAINT no_b CHECK (name <> 'refused')");
        try (WebhookEngine engine = engine()) {
            WebhookAdmin admin = engine.admin();
            String file = "{\"webhooks\": ["
                    + "{\"id\": \"wh_a\", \"name\": \"renamed\", \"url\": \"https://example.com\","
                    + " \"eventTypes\": [\"create\"]},"
                    + "{\"id\": \"wh_b\", \"name\": \"refused\", \"url\": \"https://example.com\","
                    + " \"eventTypes\": [\"create\"]}]}";

            assertThatThrownBy(() -> admin.webhooks().importAll(WebhookImport.of(file)))
                    .isInstanceOf(StoreException.class);

            assertThat(admin.webhooks().list()).containsExactly(webhook("wh_a"));
            assertThat(admin.diagnostics().changes(null, null).items()).isEmpty();
        } finally {
            database().execute("ALTER TABLE webhooks_webhook DROP CONSTRAINT no_b");
        }
    }

    /** Leaves wh_b as it should be and wh_a with a key that cannot be read. */
    private String spoil() throws SQLException {
        database().store().webhooks().save(webhook("wh_a"));
        database().store().webhooks().save(webhook("wh_b"));
        database().execute("UPDATE webhooks_webhook SET signing_keys = 'no key\n\n' WHERE id = 'wh_a'");
        return row("wh_a");
    }

    private String row(String id) throws SQLException {
        return database()
                .query("SELECT * FROM webhooks_webhook WHERE id = '" + id + "'", row -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append('|');
                    }
                    return text.toString();
                })
                .get(0);
    }

    private WebhookEngine engine() {
        return WebhookEngine.builder().store(database().store()).build();
    }

    @Test
    void aDeliveryWithoutItsEventEndsAndTheNextOfItsOrderingKeyFollows() throws SQLException {
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
        database().store().queue().complete(List.of(dead), database().store().log());

        assertThat(claim()).extracting(Claim::deliveryId).containsExactly(id(2));
    }

    @Test
    void nothingEndsWhileNoneOfSeveralEventsCanBeRead() throws SQLException {
        enqueue(1, "server-1");
        QueueDriver queue = new QueueDriver(database().store());
        List<Completion> known = queue.claim(1).stream()
                .map(claim -> Completion.ended(claim, DeliveryStatus.DELIVERED, QueueDriver.attempt(claim, "fine")))
                .toList();
        enqueue(2, "server-2");
        enqueue(3, "server-3");
        database().execute("CREATE TABLE kept AS SELECT * FROM webhooks_event");
        database().execute("DELETE FROM webhooks_event");
        try {
            assertThatThrownBy(() -> queue.claim(10))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("none of the events of 2", "FROM webhooks_delivery");
            assertThatThrownBy(() -> queue.queue()
                            .completeAndClaim(known, database().store().log(), QueueDriver.request(10)))
                    .isInstanceOf(StoreException.class);
            assertThat(pendingRows()).isEqualTo(3);

            queue.complete(known);

            assertThat(pendingRows()).isEqualTo(2);
            database().execute("INSERT INTO webhooks_event SELECT * FROM kept");
            assertThat(queue.claim(10)).hasSize(2).allSatisfy(claim -> {
                assertThat(claim.event().payload()).isNotEmpty();
                assertThat(claim.sequence()).isEqualTo(1);
            });
        } finally {
            database().execute("DROP TABLE kept");
        }
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

    @Test
    void anEventOfATypeThatIsNoneIsOfAnUnknownTypeAndKeepsNoOtherFromBeingSent() throws SQLException {
        enqueue(1, "42");
        enqueue(2, "43");
        database().execute("UPDATE webhooks_event SET type = 'no type!' WHERE id = '" + ulid(1) + "'");

        assertThat(claim())
                .extracting(claim -> claim.event().type())
                .containsExactly(EventType.of("unknown"), EventType.UPDATE);
        assertThat(database().store().queue().pending(DeliveryQuery.all()).items())
                .extracting(Delivery::eventType)
                .containsExactly(EventType.UPDATE, EventType.of("unknown"));
    }

    private int pendingRows() {
        return database().store().queue().countPending(Set.of("wh_a"), 10).get("wh_a");
    }

    private List<Claim> claim() {
        return database().store().queue().claim(new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofHours(1)));
    }

    private void enqueue(int number, String object) {
        StoredEvent event = new StoredEvent(
                "evt_" + ulid(number), EventType.UPDATE, "server", object, null, null, Instant.EPOCH, "{}");
        NewDelivery delivery = new NewDelivery(id(number), "wh_a", Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0);
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
