package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.ReceivedRequest;
import org.webhooks4j.examples.receiver.Receiver;

class BackfillTest {

    private final Receiver receiver = Receiver.start();
    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        host = TestHost.start();
        host.post("import/rack", "{\"id\":\"r1\"}\n{\"id\":\"r/2\"}");
        host.post(
                "import/server",
                IntStream.range(0, 250).mapToObj(i -> "{\"id\":" + i + "}\n").collect(Collectors.joining()));
    }

    @AfterEach
    void close() {
        host.close();
        receiver.close();
    }

    private String webhook() throws Exception {
        Map<String, Object> webhook = host.webhook(receiver.url("/late"), "create", "update");
        receiver.trust("/late", webhook.get("secret").toString());
        return webhook.get("id").toString();
    }

    @Test
    void aNewEndpointIsToldOfEveryObject() throws Exception {
        String id = webhook();

        assertThat(host.json(host.post("backfill/" + id + "?rate=100000", "")))
                .isEqualTo(Map.of("sent", 252L, "skipped", 0L, "finished", true));

        List<ReceivedRequest> requests = receiver.await(252, Duration.ofSeconds(60));
        assertThat(requests).allMatch(ReceivedRequest::verified);
        assertThat(requests.stream()
                        .map(request -> request.body()
                                .replaceAll(".*\"objectType\":\"(.*?)\",\"objectId\":\"(.*?)\".*", "$1/$2"))
                        .distinct())
                .hasSize(252)
                .contains("rack/r/2", "server/0", "server/249");
        assertThat(host.json(host.get(TestHost.API + "webhooks/" + id + "/backfill")))
                .containsEntry("sent", 252L)
                .containsEntry("finished", true);
    }

    /** An object cannot change while a backfill enqueues it, so its old state never arrives last. */
    @Test
    void anEndpointNeverEndsWithAnOldState() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=30000;DB_CLOSE_DELAY=-1";
        Options options = Options.parse(List.of("--db", url, "--allow-loopback"));
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (Database database = Database.open(options.database(), 8);
                WebhookEngine engine = EngineFactory.build(options, database.dataSource())) {
            ObjectService objects = new ObjectService(
                    new Transactions(database.dataSource(), engine, engine.codec()),
                    () -> UUID.randomUUID().toString());
            Caller nobody = new Caller(null, null);
            objects.create("server", Map.of("id", "1", "version", 0L), false, nobody);
            engine.admin()
                    .webhooks()
                    .create(Webhook.to(receiver.url("/late"))
                            .id("late")
                            .on(EventType.CREATE, EventType.UPDATE)
                            .build());
            AtomicReference<Future<?>> write = new AtomicReference<>();

            engine.admin()
                    .backfills()
                    .run(
                            "late",
                            Backfill.of((cursor, step) -> objects.backfill(cursor, (transaction, page) -> {
                                Future<?> change = writer.submit(
                                        () -> objects.update("server", "1", Map.of("version", 1L), nobody));
                                write.set(change);
                                giveItAChance(change);
                                step.take(transaction, page);
                            })));

            write.get().get(1, TimeUnit.MINUTES);
            assertThat(engine.admin()
                            .deliveries()
                            .search(DeliveryQuery.all().withOldestFirst())
                            .items())
                    .extracting(Delivery::eventType)
                    .containsExactly(EventType.CREATE, EventType.UPDATE);
        } finally {
            writer.shutdownNow();
        }
    }

    /** Gives a change the time in which it would succeed if it did not wait for the lock. */
    private static void giveItAChance(Future<?> change) {
        try {
            change.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The change waits for the lock, as expected.
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatCannotBeBroughtUpToDateIsTold() throws Exception {
        String id = webhook();
        assertThat(host.post("backfill/none", "").statusCode()).isEqualTo(404);
        assertThat(host.post("backfill/" + id + "?rate=fast", "").statusCode()).isEqualTo(400);
        assertThat(host.get("backfill/" + id).statusCode()).isEqualTo(405);
    }
}
