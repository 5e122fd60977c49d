package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookState;
import org.webhooks4j.spi.WebhookEdit;
import org.webhooks4j.spi.WebhookRepository;

/** Contract tests for a {@link WebhookRepository} that also writes, so that webhooks can be managed. */
public abstract class ManagedWebhookRepositoryContract extends WebhookRepositoryContract {

    private static final int ROUNDS = 15;

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
    void aWebhookThatIsDeletedAndCreatedAgainIsAnotherIncarnationWhereThoseAreKept() {
        Webhook webhook = full("wh_a");
        repository().save(webhook);
        long first = incarnation();
        repository()
                .save(Webhook.copyOf(webhook)
                        .name("another")
                        .state(WebhookState.NONE.withIncarnation(5))
                        .build());
        long changed = incarnation();
        repository().delete("wh_a");
        repository().save(repository().findById("wh_a").orElse(webhook));
        long second = incarnation();

        if (repository().keepsIncarnations()) {
            assertThat(first).isNotZero().isEqualTo(changed).isNotEqualTo(second);
            assertThat(second).isNotZero();
        }
    }

    @Test
    void anEditOfADeletedWebhookIsNotMadeInAnotherOfTheSameSettings() {
        repository().save(full("wh_a"));
        Webhook read = repository().findById("wh_a").orElseThrow();
        repository().delete("wh_a");
        repository().save(full("wh_a"));

        boolean removed = repository().change(List.of(WebhookEdit.removing(read)));

        assertThat(removed).isNotEqualTo(repository().keepsIncarnations());
    }

    private long incarnation() {
        return repository().findById("wh_a").orElseThrow().state().incarnation();
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

        assertThat(repository().findById("wh_a").orElseThrow().options().retryDelays())
                .isEmpty();
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
    void deactivatingChangesNothingElse() {
        repository().save(full("wh_a"));

        assertThat(repository().deactivate("wh_a", "410 Gone")).isTrue();

        assertThat(repository().findById("wh_a"))
                .contains(Webhook.copyOf(full("wh_a")).inactive("410 Gone").build());
        assertThat(repository().deactivate("wh_a", "another reason")).isFalse();
        assertThat(repository().findById("wh_a").orElseThrow().state().inactiveReason())
                .isEqualTo("410 Gone");
        assertThat(repository().deactivate("wh_nobody", "410 Gone")).isFalse();
    }

    @Test
    void noTextKeepsAWebhookFromBeingDeactivated() {
        for (String text : NastyValues.texts()) {
            repository().save(full("wh_a"));
            assertThat(repository().deactivate(text, "410 Gone")).isFalse();
            assertThat(repository().delete(text)).isFalse();
            assertThat(repository().deactivate("wh_a", text)).isTrue();
            assertThat(repository().findById("wh_a").orElseThrow().state().inactiveReason())
                    .isEqualTo(NastyValues.cleaned(text));
        }
    }

    @Test
    void ofManyWhoDeactivateOneIsToldTrue() throws Exception {
        repository().save(full("wh_a"));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls =
                    Collections.nCopies(16, () -> repository().deactivate("wh_a", "410 Gone"));
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
    void aChangeIsMadeOfWhatWasReadAlone() {
        Webhook read = saved("wh_a");
        Webhook renamed = named(read, "second");

        assertThat(change(WebhookEdit.adding(named(read, "another"))))
                .as("the id is taken")
                .isFalse();
        assertThat(change(WebhookEdit.changing(read, renamed))).isTrue();
        assertThat(change(WebhookEdit.changing(read, named(read, "third"))))
                .as("another change was faster")
                .isFalse();
        assertThat(change(WebhookEdit.removing(read))).isFalse();
        assertThat(repository().findAll()).containsExactly(renamed);

        Webhook again = repository().findById("wh_a").orElseThrow();
        assertThat(change(WebhookEdit.removing(again))).isTrue();
        assertThat(change(WebhookEdit.changing(again, renamed)))
                .as("it stays deleted")
                .isFalse();
        assertThat(repository().findAll()).isEmpty();
        assertThat(change(WebhookEdit.adding(renamed))).isTrue();
        assertThat(repository().findAll()).containsExactly(renamed);
    }

    @Test
    void aDifferenceInNothingButASecretIsADifference() {
        Webhook read = saved("wh_a");
        repository().save(Webhook.copyOf(read).header("X-Token", "another").build());
        assertThat(change(WebhookEdit.changing(read, named(read, "second")))).isFalse();

        repository().save(Webhook.copyOf(read).signedWith(SigningKey.generate()).build());
        assertThat(change(WebhookEdit.changing(read, named(read, "second")))).isFalse();
    }

    @Test
    void allOfSeveralChangesAreMadeOrNone() {
        Webhook a = saved("wh_a");
        Webhook b = saved("wh_b");

        assertThat(change(
                        WebhookEdit.changing(a, named(a, "second")),
                        WebhookEdit.changing(named(b, "was never"), named(b, "second")),
                        WebhookEdit.adding(full("wh_c"))))
                .isFalse();
        assertThatThrownBy(() -> change(
                        WebhookEdit.changing(a, named(a, "second")),
                        WebhookEdit.changing(
                                b, new Hook("wh_b", DeliveryOptions.DEFAULT.withTimeout(Duration.ofNanos(1))))))
                .isInstanceOf(InvalidWebhookException.class);
        assertThat(repository().findAll()).containsExactlyInAnyOrder(a, b);

        assertThat(change(
                        WebhookEdit.changing(b, named(b, "second")),
                        WebhookEdit.removing(a),
                        WebhookEdit.adding(full("wh_c"))))
                .isTrue();
        assertThat(repository().findAll()).containsExactlyInAnyOrder(named(b, "second"), full("wh_c"));
    }

    @Test
    void ofManyWhoReadTheSameOneChangesIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Webhook read = saved("wh_a");
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Webhook wanted = named(read, "changed " + round + " " + i);
                calls.add(() -> change(WebhookEdit.changing(read, wanted)));
            }
            calls.add(() -> change(WebhookEdit.removing(read)));

            assertThat(together(calls)).containsOnlyOnce(true);
        }
    }

    @Test
    void ofManyWhoAddTheSameIdOneAddsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            repository().delete("wh_a");
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Webhook wanted = named(full("wh_a"), "added " + i);
                calls.add(() -> change(WebhookEdit.adding(wanted)));
            }

            List<Boolean> told = together(calls);

            assertThat(told).containsOnlyOnce(true);
            assertThat(repository().findById("wh_a").orElseThrow().name()).isEqualTo("added " + told.indexOf(true));
        }
    }

    @Test
    void aChangeNeverActivatesWhatWasDeactivatedMeanwhile() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Webhook read = saved("wh_a");
            Webhook wanted = named(read, "changed");

            List<Boolean> told = together(List.of(
                    () -> repository().deactivate("wh_a", "410 Gone"),
                    () -> change(WebhookEdit.changing(read, wanted))));

            Webhook left = repository().findById("wh_a").orElseThrow();
            assertThat(told.get(0)).isTrue();
            assertThat(left.active()).isFalse();
            assertThat(left.name()).isEqualTo(told.get(1) ? "changed" : read.name());
        }
    }

    @Test
    void changesOfSeveralWebhooksNeverWaitForEachOtherForGood() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Webhook a = saved("wh_a");
            Webhook b = saved("wh_b");

            List<Boolean> told = together(List.of(
                    () -> change(WebhookEdit.changing(a, named(a, "x")), WebhookEdit.changing(b, named(b, "x"))),
                    () -> change(WebhookEdit.changing(b, named(b, "y")), WebhookEdit.changing(a, named(a, "y")))));

            assertThat(told).containsOnlyOnce(true);
            assertThat(repository().findAll()).extracting(Webhook::name).containsOnly(told.get(0) ? "x" : "y");
        }
    }

    @Test
    void whatCannotBeHeldExactlyIsRefused() {
        Duration exact = Duration.ofMillis(1);
        repository().save(new Hook("wh_a", DeliveryOptions.DEFAULT.withTimeout(exact)));
        assertThat(repository().findById("wh_a").orElseThrow().options().timeout())
                .isEqualTo(exact);

        assertThatThrownBy(() ->
                        repository().save(new Hook("wh_a", DeliveryOptions.DEFAULT.withTimeout(exact.plusNanos(1)))))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("whole milliseconds");
        assertThat(repository().findById("wh_a").orElseThrow().options().timeout())
                .isEqualTo(exact);
    }

    /** A webhook of the caller's own class, which validates nothing itself. */
    private record Hook(String id, DeliveryOptions options) implements Webhook {

        @Override
        public String name() {
            return "hook";
        }

        @Override
        public String url() {
            return "https://example.com";
        }

        @Override
        public Set<EventType> eventTypes() {
            return Set.of(EventType.CREATE);
        }
    }

    private boolean change(WebhookEdit... edits) {
        return repository().change(List.of(edits));
    }

    /** Saves a webhook and returns it as the repository does. */
    private Webhook saved(String id) {
        repository().save(full(id));
        return repository().findById(id).orElseThrow();
    }

    private static Webhook named(Webhook webhook, String name) {
        return Webhook.copyOf(webhook).name(name).build();
    }

    /** Starts calls at the same moment and returns their results. */
    private static List<Boolean> together(List<Callable<Boolean>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (Callable<Boolean> call : calls) {
                answers.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return call.call();
                }));
            }
            List<Boolean> told = new ArrayList<>();
            for (Future<Boolean> answer : answers) {
                told.add(answer.get(2, TimeUnit.MINUTES));
            }
            return told;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInactiveWebhookKeepsItsReason() {
        Webhook webhook = Webhook.copyOf(full("wh_a")).inactive("410 Gone").build();

        repository().save(webhook);

        assertThat(repository().findById("wh_a").orElseThrow().active()).isFalse();
        assertThat(repository().findById("wh_a").orElseThrow().state().inactiveReason())
                .isEqualTo("410 Gone");
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
                .ignoredOrigins("sync", " blanks ")
                .filter(Filter.anyOf(
                        Filter.changed("status").from(null).to("\u00e9\n\u0000'"),
                        Filter.after("cpu").greaterThan(new BigDecimal("4.5"))))
                .excludedFields("password", "contact.phone")
                .header("X-Token", "abc\\n123")
                .header("X-Empty", "")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .bulkEvents(BulkEvents.SUMMARY)
                .state(WebhookState.NONE.withTracedUntil(Instant.parse("2025-06-01T12:00:00.123Z")))
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
