package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.spi.WebhookListener;

/**
 * Tests a healthy receiver beside 1 to 180 receivers that accept connections and never respond, on real sockets. The
 * tests assert counts: how many requests the others have open, and that the healthy receiver is served meanwhile.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class IsolationTests extends TransportTests {

    private static final int MANY = 100;
    private static final int SLOTS = 256;

    /** Much longer than the test, so that no timeout frees a slot. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final List<WebhookEngine> engines = new ArrayList<>();
    private final Crowd healthy = new Crowd(true);
    private final Crowd crowd = new Crowd(false);
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    /** A server that responds, or leaves requests open and counts them. */
    private static final class Crowd implements AutoCloseable {

        private final HttpServer server;
        private final Semaphore left = new Semaphore(0);
        private final AtomicInteger open = new AtomicInteger();
        private volatile boolean answers;

        Crowd(boolean healthy) {
            answers = healthy;
            try {
                InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
                server = HttpServer.create(new InetSocketAddress(loopback, 0), 1_000);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                if (answers) {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                } else {
                    open.incrementAndGet();
                    left.release();
                }
            });
            server.start();
        }

        String url(String host) {
            return "http://" + host + ":" + server.getAddress().getPort() + "/hook";
        }

        void awaitOpen(int requests) throws InterruptedException {
            assertThat(left.tryAcquire(requests, 60, TimeUnit.SECONDS))
                    .as(requests + " requests that hang")
                    .isTrue();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @AfterEach
    void closeEngines() throws Exception {
        for (WebhookEngine engine : engines) {
            engine.close();
        }
        crowd.close();
        healthy.close();
    }

    private WebhookEngine engine(int hanging, boolean names, String... healthyListensTo) {
        TransportSetup setup = setup();
        WebhookEngineBuilder builder = WebhookEngine.inMemory()
                .addressPolicy(setup.addressPolicy())
                .transport(transport(setup))
                .maxInFlight(SLOTS)
                .timeout(TIMEOUT)
                .shutdownTimeout(Duration.ofMillis(1))
                .listener(new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        if (attempt.outcome() == Outcome.DELIVERED) {
                            awaited.countDown();
                        }
                    }
                });
        for (int i = 0; i < hanging; i++) {
            builder.webhook(Webhook.to(crowd.url(names ? "dark" + i + ".example" : "127.0.0.1"))
                    .id("wh_hanging_" + i)
                    .on(EventType.CREATE)
                    .objectTypes("dark")
                    .build());
        }
        builder.webhook(Webhook.to(healthy.url(names ? "healthy.example" : "127.0.0.1"))
                .id("wh_healthy")
                .on(EventType.CREATE)
                .objectTypes(healthyListensTo)
                .build());
        WebhookEngine engine = builder.start();
        engines.add(engine);
        return engine;
    }

    private static List<ObjectEvent> events(String type, int from, int to) {
        List<ObjectEvent> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(ObjectEvent.created(Map.of("id", "o" + i)).as(type, "o" + i));
        }
        return events;
    }

    private void raiseAndAwait(WebhookEngine engine, int webhooks, List<ObjectEvent> events)
            throws InterruptedException {
        awaited = new CountDownLatch(webhooks * events.size());
        engine.onObjectEvents(events);
        assertThat(awaited.await(60, TimeUnit.SECONDS))
                .as("all of the healthy one's were delivered while the others hang; left: " + awaited.getCount())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 60, MANY, 180})
    void aWebhookThatComesAfterACrowdThatHangsIsServedAtOnce(int hanging) throws Exception {
        WebhookEngine engine = engine(hanging, false, "server");
        engine.onObjectEvents(events("dark", 0, 50));
        crowd.awaitOpen(hanging);
        for (int i = 0; i < 20; i++) {
            raiseAndAwait(engine, 1, events("server", i, i + 1));
        }
        raiseAndAwait(engine, 1, events("server", 100, 1_100));
        assertThat(crowd.open).as("requests that hang").hasValueLessThanOrEqualTo(hanging);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 60, MANY})
    void aWebhookThatHearsOfTheSameEventsAsACrowdThatHangsIsServedToo(int hanging) throws Exception {
        WebhookEngine engine = engine(hanging, true, "dark", "server");
        raiseAndAwait(engine, 1, events("dark", 0, 50));
        crowd.awaitOpen(hanging);
        raiseAndAwait(engine, 1, events("server", 100, 1_100));
        assertThat(crowd.open).as("requests that hang").hasValueLessThanOrEqualTo(hanging);
    }

    @Test
    void aCrowdThatGoesDarkAfterItAnsweredLeavesAQuarterOfTheSlots() throws Exception {
        WebhookEngine engine = engine(MANY, true, "dark", "server");
        crowd.answers = true;
        raiseAndAwait(engine, MANY + 1, events("dark", 0, 20));
        crowd.answers = false;
        raiseAndAwait(engine, 1, events("dark", 100, 150));
        crowd.awaitOpen(MANY);
        raiseAndAwait(engine, 1, events("server", 200, 1_200));
        assertThat(crowd.open).as("requests that hang").hasValueLessThanOrEqualTo(SLOTS * 3 / 4);
    }
}
