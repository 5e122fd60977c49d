package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.ConflictException;
import org.webhooks4j.EventType;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.spi.WebhookRepository;

/** No change of a webhook undoes a concurrent one, in whatever order they happen. */
class ConcurrentEditsTest extends ScenarioTest {

    private static final int ROUNDS = 15;
    private static final int CALLERS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** A host's own table, which supports only reading, saving and deleting, and whose rows are never equal. */
    private static final class HostTable implements WebhookRepository {

        private final Map<String, Webhook> rows = new ConcurrentHashMap<>();

        @Override
        public List<Webhook> findAll() {
            return rows.values().stream()
                    .map(webhook -> (Webhook) new Row(webhook))
                    .toList();
        }

        @Override
        public void save(Webhook webhook) {
            rows.put(webhook.id(), webhook);
        }

        @Override
        public boolean delete(String id) {
            return rows.remove(id) != null;
        }
    }

    /** No two rows are equal. */
    private static final class Row implements Webhook {

        private final Webhook webhook;

        Row(Webhook webhook) {
            this.webhook = webhook;
        }

        @Override
        public String id() {
            return webhook.id();
        }

        @Override
        public String name() {
            return webhook.name();
        }

        @Override
        public String url() {
            return webhook.url();
        }

        @Override
        public Set<EventType> eventTypes() {
            return webhook.eventTypes();
        }

        @Override
        public List<SigningKey> signingKeys() {
            return webhook.signingKeys();
        }
    }

    private WebhookEngine engine(String repository) {
        WebhookEngineBuilder builder = engine(Mode.SYNCHRONOUS, new InMemoryStore(clock));
        return start(repository.equals("host's table") ? builder.repository(new HostTable()) : builder);
    }

    /** Returns what calls return or throw that begin at the same moment. */
    private <T> List<Object> together(int callers, Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        List<Future<Object>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(threads.submit(() -> {
                start.await(1, TimeUnit.MINUTES);
                try {
                    return call.call();
                } catch (ConflictException | NotFoundException | IllegalStateException e) {
                    return e;
                }
            }));
        }
        List<Object> results = new ArrayList<>();
        for (Future<Object> answer : answers) {
            results.add(answer.get(1, TimeUnit.MINUTES));
        }
        return results;
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "host's table"})
    void everyKeyThatWasShownSigns(String repository) throws Exception {
        WebhookAdmin admin = engine(repository).admin();
        admin.webhooks().create(webhook().build());
        List<SigningKey> shown = Collections.synchronizedList(new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            together(CALLERS, () -> shown.add(admin.webhooks().rotateSecret("wh_1", Duration.ofHours(24))));
        }

        assertThat(admin.webhooks().find("wh_1").orElseThrow().signingKeys())
                .extracting(SigningKey::reveal)
                .containsAll(shown.stream().map(SigningKey::reveal).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "host's table"})
    void ofSeveralWhoChangeWhatTheyReadOneSucceeds(String repository) throws Exception {
        WebhookAdmin admin = engine(repository).admin();
        admin.webhooks().create(webhook().build());
        for (int round = 0; round < ROUNDS; round++) {
            Webhook read = admin.webhooks().find("wh_1").orElseThrow();
            Webhook changed = Webhook.copyOf(read).name("round " + round).build();

            List<Object> results = together(CALLERS, () -> admin.webhooks().update(read, changed));

            assertThat(results).filteredOn(ConflictException.class::isInstance).hasSize(CALLERS - 1);
        }
        assertThat(admin.diagnostics().changes("wh_1", null).items()).hasSize(ROUNDS + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "host's table"})
    void whatWasDeletedStaysDeleted(String repository) throws Exception {
        WebhookAdmin admin = engine(repository).admin();
        for (int round = 0; round < ROUNDS; round++) {
            Webhook read = admin.webhooks().create(webhook().build());
            Webhook changed = Webhook.copyOf(read).name("changed").build();
            Future<?> deletion = threads.submit(() -> admin.webhooks().delete("wh_1"));

            together(CALLERS, () -> admin.webhooks().update(changed));
            deletion.get(1, TimeUnit.MINUTES);

            assertThat(admin.webhooks().find("wh_1")).isEmpty();
            WebhookChange last = admin.diagnostics().changes("wh_1", null).items().stream()
                    .filter(change -> change.action() == WebhookChange.Action.DELETED)
                    .findFirst()
                    .orElseThrow();
            assertThat(last.fields()).isNotEmpty();
        }
        assertThatThrownBy(() -> admin.webhooks().delete(webhook().build())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoeverDeletesWhatSomebodyHasChangedIsToldSo() {
        WebhookAdmin admin = engine("store").admin();
        Webhook read = admin.webhooks().create(webhook().build());
        Webhook changed =
                admin.webhooks().update(Webhook.copyOf(read).name("other").build());

        assertThatThrownBy(() -> admin.webhooks().delete(read))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("read it again");
        admin.webhooks().delete(changed);

        assertThat(admin.webhooks().find("wh_1")).isEmpty();
    }

    /** Answers a handshake when the test allows it. */
    private static final class Hesitant implements HttpTransport {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CompletableFuture<TransportResponse> consent = new CompletableFuture<>();

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            asked.countDown();
            return consent;
        }
    }

    @Test
    void aChangeThatWaitsForConsentUndoesNothingThatHappensMeanwhile() throws Exception {
        Hesitant transport = new Hesitant();
        WebhookAdmin admin =
                start(engine(Mode.SYNCHRONOUS).transport(transport)).admin();
        Webhook read = admin.webhooks().create(webhook().build());
        Webhook asking = Webhook.copyOf(read).handshake(true).build();
        Future<List<Object>> waiting =
                threads.submit(() -> together(1, () -> admin.webhooks().update(asking)));
        assertThat(transport.asked.await(1, TimeUnit.MINUTES)).isTrue();
        SigningKey rotated = admin.webhooks().rotateSecret("wh_1", Duration.ZERO);
        transport.consent.complete(new TransportResponse(
                200, Map.of("webhook-allowed-origin", List.of("*")), "", false, null, null, null));

        assertThat(waiting.get(1, TimeUnit.MINUTES).get(0)).isInstanceOf(ConflictException.class);
        assertThat(admin.webhooks().find("wh_1").orElseThrow().signingKeys()).containsExactly(rotated);
        assertThat(admin.webhooks().find("wh_1").orElseThrow().options().handshake())
                .isFalse();
    }

    @Test
    void whatIsDeactivatedWhileItIsRotatedOrTracedStaysOff() throws Exception {
        InMemoryStore store = new InMemoryStore(clock);
        WebhookAdmin admin = start(engine(Mode.SYNCHRONOUS, store)).admin();
        for (int round = 0; round < ROUNDS; round++) {
            admin.webhooks().create(webhook().build());
            Future<Boolean> off = threads.submit(() -> store.webhooks().deactivate("wh_1", "410 Gone"));

            together(2, () -> admin.webhooks().rotateSecret("wh_1", Duration.ZERO));
            together(2, () -> admin.diagnostics().trace("wh_1", Duration.ofHours(1)));

            assertThat(off.get(1, TimeUnit.MINUTES)).isTrue();
            assertThat(admin.webhooks()
                            .find("wh_1")
                            .map(webhook -> webhook.state().inactiveReason()))
                    .isEqualTo(Optional.of("410 Gone"));
            assertThat(admin.webhooks().find("wh_1").orElseThrow().state().tracedUntil())
                    .isNotNull();
            admin.webhooks().delete("wh_1");
        }
    }

    @Test
    void importsAtTheSameTimeMakeTheWebhooksWhatOneOfTheFilesSays() throws Exception {
        WebhookAdmin admin = engine("store").admin();
        String file = "{\"webhooks\": [{\"id\": \"a\", \"url\": \"" + receiver.url()
                + "\", \"eventTypes\": [\"create\"], \"name\": \"NAME\"}, {\"id\": \"b\", \"url\": \"" + receiver.url()
                + "\", \"eventTypes\": [\"create\"], \"name\": \"NAME\"}]}";
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round " + round;

            together(
                    CALLERS,
                    () -> admin.webhooks()
                            .importAll(WebhookImport.of(file.replace(
                                    "NAME",
                                    name + " of " + Thread.currentThread().getId()))));

            List<Webhook> webhooks = admin.webhooks().list();
            assertThat(webhooks).extracting(Webhook::id).containsExactly("a", "b");
            assertThat(webhooks.get(0).name())
                    .startsWith(name)
                    .isEqualTo(webhooks.get(1).name());
        }
    }

    @Test
    void ofSeveralWhoRedeliverOneDeliveryTheOthersAreToldThatItIsPending() throws Exception {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS).dispatcher(Dispatchers.manual()));
        WebhookAdmin admin = engine.admin();
        admin.webhooks().create(webhook().build());
        for (int round = 0; round < ROUNDS; round++) {
            engine.onObjectEvent(EventType.CREATE, new Server("s" + round, "x", "y"));
            engine.deliverDue();
            Delivery delivery = deliveries(engine).get(round);

            List<Object> results = together(CALLERS, () -> {
                admin.deliveries().redeliver(delivery.id());
                return true;
            });

            assertThat(results).filteredOn(Boolean.TRUE::equals).hasSize(1);
            assertThat(results)
                    .filteredOn(result -> !result.equals(true))
                    .hasOnlyElementsOfType(IllegalStateException.class);
            engine.deliverDue();
        }
    }
}
