package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Diagnostics;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.core.internal.admin.ForwardingDeliveryLog;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.receiver.InvalidSignatureException;
import org.webhooks4j.receiver.SignatureVerifier;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.LogStatistics;

/** Tests managing webhooks and reading the log. */
class AdminScenarioTest extends ScenarioTest {

    private final WebhookEngine engine = start(engine(Mode.SYNCHRONOUS));
    private final WebhookAdmin admin = engine.admin();

    private void verify(RecordedRequest request, SigningKey key) {
        SignatureVerifier.of(key.reveal())
                .clock(clock)
                .verify(
                        name -> request.getHeaders().get(name),
                        request.getBody().toByteArray());
    }

    @Test
    void aNewWebhookGetsASecretThatSigns() {
        Webhook created = admin.webhooks().create(webhook().build());
        assertThat(created.signingKeys()).hasSize(1);
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        verify(receiver.requests().get(0), created.signingKeys().get(0));
    }

    @Test
    void healthTellsWhatWaitsWhatDiedAndWhetherTheBreakerIsOpen() {
        admin.webhooks().create(webhook().build());
        admin.webhooks().create(webhook().id("wh_2").on(EventType.of("never")).build());
        assertThat(admin.diagnostics().health())
                .containsExactly(
                        new WebhookHealth("wh_1", 0, 0, null, null, null, false, null),
                        new WebhookHealth("wh_2", 0, 0, null, null, null, false, null));

        receiver.answering(503, 503, 503, 503, 503, 503, 503, 503, 503, 503);
        for (int i = 0; i < 11; i++) {
            engine.onObjectEvent(ObjectEvent.created(Map.of()).as("server", i));
        }
        assertThat(admin.diagnostics().health().get(0))
                .isEqualTo(new WebhookHealth("wh_1", 11, 0, Outcome.THROTTLED, 503, DrivenClock.BEGIN, true, null));

        clock.advance(Duration.ofHours(1));
        engine.deliverDue();
        assertThat(admin.diagnostics().health().get(0).breakerOpen()).isFalse();
        assertThat(admin.diagnostics().health().get(0).lastOutcome()).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void theHealthOfOneWebhookReadsNothingOfTheOthers() {
        List<Set<String>> asked = new ArrayList<>();
        Diagnostics diagnostics = start(engine(Mode.SYNCHRONOUS)
                        .repository(() ->
                                List.of(webhook().build(), webhook().id("wh_2").build()))
                        .log(countedLog(asked)))
                .admin()
                .diagnostics();

        assertThat(diagnostics.health("wh_2"))
                .isEqualTo(new WebhookHealth("wh_2", 0, null, null, null, null, false, null));

        assertThat(asked).containsExactly(Set.of("wh_2"));
        assertThatThrownBy(() -> diagnostics.health("wh_3")).isInstanceOf(NotFoundException.class);
    }

    /** An empty log that records for which webhooks summaries are requested. */
    private static DeliveryLog countedLog(List<Set<String>> asked) {
        LogStatistics statistics = new LogStatistics() {
            @Override
            public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
                asked.add(webhookIds);
                return Map.of();
            }

            @Override
            public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
                return List.of();
            }
        };
        return new ForwardingDeliveryLog(new InMemoryStore(Clock.systemUTC()).log()) {
            @Override
            public LogStatistics statistics() {
                return statistics;
            }
        };
    }

    @Test
    void activityCountsAttemptsByHourAndOutcome() {
        admin.webhooks().create(webhook().build());
        receiver.answering(503);
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        clock.advance(Duration.ofHours(1));
        engine.deliverDue();

        List<Activity.Hour> hours = admin.diagnostics().activity(null, 3).hours();

        assertThat(hours)
                .extracting(Activity.Hour::start)
                .containsExactly(
                        Instant.parse("2026-11-23T15:00:00Z"),
                        Instant.parse("2026-11-23T16:00:00Z"),
                        Instant.parse("2026-11-23T17:00:00Z"));
        assertThat(hours)
                .extracting(Activity.Hour::attempts)
                .containsExactly(Map.of(), Map.of(Outcome.THROTTLED, 1L), Map.of(Outcome.DELIVERED, 1L));
        assertThat(hours.get(0).median()).isNull();
        assertThat(hours.get(2).p99()).isNotNull();
        assertThat(admin.diagnostics().activity("wh_1", 3).hours()).isEqualTo(hours);
        assertThat(admin.diagnostics().activity("wh_2", 1).hours())
                .hasSize(1)
                .allMatch(hour -> hour.attempts().isEmpty());
        assertThatThrownBy(() -> admin.diagnostics().activity(null, 169)).hasMessageContaining("pass 1 to 168");
    }

    @Test
    void aTakenIdIsRefused() {
        admin.webhooks().create(webhook().build());
        assertThatThrownBy(() -> admin.webhooks().create(webhook().build()))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("'wh_1' is taken");
    }

    @Test
    void aForbiddenAddressIsRefusedWhenSaved() {
        assertThatThrownBy(() -> admin.webhooks()
                        .create(webhook()
                                .url("http://169.254.169.254/latest/meta-data")
                                .build()))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("169.254.169.254");
        assertThat(admin.webhooks().list()).isEmpty();
    }

    @Test
    void anUnknownFormatIsRefusedWhenSaved() {
        assertThatThrownBy(
                        () -> admin.webhooks().create(webhook().format("morse").build()))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("morse")
                .hasMessageContaining("standard");
    }

    @Test
    void aWebhookOfTheCallersOwnClassIsCheckedByTheSameRules() {
        record Row(String id, String name, String url, java.util.Set<EventType> eventTypes) implements Webhook {}
        assertThatThrownBy(() -> admin.webhooks().create(new Row("r", "", "nowhere", java.util.Set.of())))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("name")
                .hasMessageContaining("url")
                .hasMessageContaining("eventTypes");
    }

    @Test
    void changesApplyToTheNextEvent() {
        admin.webhooks().create(webhook().build());
        admin.webhooks().update(webhook().on(EventType.DELETE).build());
        assertThat(engine.onObjectEvent(EventType.CREATE, ACTIVE).matched()).isFalse();
        assertThat(engine.onObjectEvent(EventType.DELETE, ACTIVE).matched()).isTrue();
        admin.webhooks().delete("wh_1");
        assertThat(engine.onObjectEvent(EventType.DELETE, ACTIVE).matched()).isFalse();
    }

    @Test
    void oldAndNewSecretSignUntilTheOverlapIsOver() {
        SigningKey old =
                admin.webhooks().create(webhook().build()).signingKeys().get(0);
        SigningKey fresh = admin.webhooks().rotateSecret("wh_1", Duration.ofHours(24));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        verify(receiver.requests().get(0), old);
        verify(receiver.requests().get(0), fresh);
        clock.advance(Duration.ofHours(24));
        engine.onObjectEvent(EventType.DELETE, ACTIVE);
        verify(receiver.requests().get(1), fresh);
        assertThatThrownBy(() -> verify(receiver.requests().get(1), old)).isInstanceOf(InvalidSignatureException.class);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> admin.webhooks().update(webhook().build())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.webhooks().delete("wh_1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.webhooks().deactivate("wh_1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.diagnostics().test("wh_1")).isInstanceOf(NotFoundException.class);
        assertThat(admin.webhooks().find("wh_1")).isEmpty();
        assertThat(admin.deliveries().find("msg_x_1")).isEmpty();
    }

    @Test
    void deliveriesAreListedInPagesNewestFirst() {
        receiver.answering(500);
        admin.webhooks().create(webhook().build());
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofSeconds(1));
            engine.onObjectEvent(EventType.CREATE, new Server("s" + i, "x", "y"));
        }
        DeliveryQuery query = DeliveryQuery.all().withLimit(3);
        Page<Delivery> first = admin.deliveries().search(query);
        Page<Delivery> second = admin.deliveries().search(query.withCursor(first.next()));
        Page<Delivery> third = admin.deliveries().search(query.withCursor(second.next()));
        assertThat(first.items()).extracting(Delivery::objectId).containsExactly("s6", "s5", "s4");
        assertThat(second.items()).extracting(Delivery::objectId).containsExactly("s3", "s2", "s1");
        assertThat(third.items()).extracting(Delivery::objectId).containsExactly("s0");
        assertThat(third.next()).isNull();
        assertThat(admin.deliveries()
                        .search(DeliveryQuery.all().withObjectId("s4"))
                        .items())
                .hasSize(1);
    }

    @Test
    void aDeliveryShowsItsEvent() {
        admin.webhooks().create(webhook().build());
        engine.onObjectEvent(org.webhooks4j.ObjectEvent.updated(IN_STOCK, ACTIVE));
        var event = details(engine, onlyDelivery(engine).id()).event();
        assertThat(event.before()).containsEntry("status", "in_stock");
        assertThat(event.after()).containsEntry("status", "active");
        assertThat(event.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.path()).isEqualTo("status"));
    }

    @Test
    void aRepositoryThatOnlyReadsSaysSo() {
        WebhookEngine reading = start(
                engine(Mode.SYNCHRONOUS).repository(() -> List.of(webhook().build())));
        assertThatThrownBy(() -> reading.admin().webhooks().deactivate("wh_1"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("only reads");
    }
}
