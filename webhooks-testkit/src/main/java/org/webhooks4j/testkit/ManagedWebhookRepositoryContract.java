package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookRepository;

/** What {@link WebhookRepository} promises of one that also writes, so that webhooks can be managed. */
public abstract class ManagedWebhookRepositoryContract extends WebhookRepositoryContract {

    /** For subclasses. */
    protected ManagedWebhookRepositoryContract() {}

    @Override
    protected final void put(Webhook webhook) {
        repository().save(webhook);
    }

    @Test
    void aWebhookComesBackWhole() {
        Webhook webhook = full("wh_a");

        repository().save(webhook);

        assertThat(repository().findById("wh_a")).contains(webhook);
        assertThat(repository().findAll()).containsExactly(webhook);
    }

    @Test
    void aWebhookOfDefaultsComesBack() {
        Webhook webhook = Webhook.to("https://example.com").on(EventType.CREATE).build();

        repository().save(webhook);

        assertThat(repository().findById(webhook.id())).contains(webhook);
    }

    @Test
    void aSingleAttemptIsNotTheEnginesSchedule() {
        Webhook webhook = Webhook.copyOf(full("wh_a")).retryDelays(List.of()).build();

        repository().save(webhook);

        assertThat(repository().findById("wh_a").orElseThrow().retryDelays()).isEmpty();
    }

    @Test
    void everyKindOfAuthenticationAndKeyComesBack() {
        Webhook bearer = Webhook.copyOf(full("wh_a"))
                .authentication(Authentication.bearer("abc.DEF-123=="))
                .signedWith(SigningKey.of("github:It's a Secret"), SigningKey.of("netbox:gehe\\im é"))
                .build();
        Webhook apiKey = Webhook.copyOf(full("wh_b"))
                .authentication(Authentication.apiKey("X-API-Key", "k \\ e : y"))
                .signedWith(SigningKey.generate(SigningKey.Algorithm.ED25519))
                .build();

        repository().save(bearer);
        repository().save(apiKey);

        assertThat(repository().findAll()).containsExactlyInAnyOrder(bearer, apiKey);
    }

    @Test
    void switchingOffChangesNothingElse() {
        repository().save(full("wh_a"));

        assertThat(repository().switchOff("wh_a", "410 Gone")).isTrue();

        assertThat(repository().findById("wh_a"))
                .contains(Webhook.copyOf(full("wh_a")).inactive("410 Gone").build());
        assertThat(repository().switchOff("wh_a", "another reason")).isFalse();
        assertThat(repository().findById("wh_a").orElseThrow().inactiveReason()).isEqualTo("410 Gone");
        assertThat(repository().switchOff("wh_nobody", "410 Gone")).isFalse();
    }

    @Test
    void ofManyWhoSwitchOffOneIsToldTrue() throws Exception {
        repository().save(full("wh_a"));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls =
                    Collections.nCopies(16, () -> repository().switchOff("wh_a", "410 Gone"));
            int told = 0;
            for (Future<Boolean> call : nodes.invokeAll(calls)) {
                told += call.get() ? 1 : 0;
            }
            assertThat(told).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void anInactiveWebhookKeepsItsReason() {
        Webhook webhook = Webhook.copyOf(full("wh_a")).inactive("410 Gone").build();

        repository().save(webhook);

        assertThat(repository().findById("wh_a").orElseThrow().active()).isFalse();
        assertThat(repository().findById("wh_a").orElseThrow().inactiveReason()).isEqualTo("410 Gone");
    }

    @Test
    void savingAgainReplaces() {
        repository().save(full("wh_a"));
        Webhook changed = Webhook.to("https://example.com/other")
                .id("wh_a")
                .on(EventType.DELETE)
                .build();

        repository().save(changed);

        assertThat(repository().findAll()).containsExactly(changed);
    }

    @Test
    void savingTheSameTwiceChangesNothing() {
        repository().save(full("wh_a"));
        repository().save(full("wh_a"));

        assertThat(repository().findAll()).hasSize(1);
    }

    @Test
    void idsThatDifferInCaseAreDifferent() {
        repository().save(full("wh_a"));
        repository().save(full("WH_A"));

        assertThat(repository().findAll()).extracting(Webhook::id).containsExactlyInAnyOrder("wh_a", "WH_A");
    }

    @Test
    void aDeletedWebhookIsGone() {
        repository().save(full("wh_a"));
        repository().save(full("wh_b"));

        assertThat(repository().delete("wh_a")).isTrue();
        assertThat(repository().delete("wh_a")).isFalse();

        assertThat(repository().findAll()).extracting(Webhook::id).containsExactly("wh_b");
    }

    private static Webhook full(String id) {
        return Webhook.to("https://example.com/hook?a=b&c=%20")
                .id(id)
                .name("Sync to \"External\" CMDB é 🚀")
                .on(List.of(EventType.CREATE, EventType.of("server.moved")))
                .objectTypes("server", "two\nlines", "back\\slash")
                .ignoreOrigins("sync", " blanks ")
                .filter(Filter.anyOf(
                        Filter.changed("status").from(null).to("\u00e9\n\u0000'"),
                        Filter.after("cpu").greaterThan(new BigDecimal("4.5"))))
                .exclude("password", "contact.phone")
                .header("X-Token", "abc\\n123")
                .header("X-Empty", "")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .bulkEvents(BulkEvents.SUMMARY)
                .tracedUntil(Instant.parse("2025-06-01T12:00:00.123Z"))
                .timeout(Duration.ofMillis(1_500))
                .tlsIdentity("partner:2026")
                .retryDelays(List.of(Duration.ZERO, Duration.ofMillis(2_500), Duration.ofDays(30)))
                .maxInFlight(7)
                .requestsPerSecond(0.25)
                .handshake(true)
                .authentication(Authentication.basic("älice", "pass\\wörd 1"))
                .signedWith(
                        SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        SigningKey.of("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
                                .expiringAt(Instant.parse("2025-06-01T12:00:00.123456789Z")))
                .build();
    }
}
