package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.WebhookStore;

/** Tests the engine while its store fails. */
class StoreTroubleTest {

    private final AtomicInteger claims = new AtomicInteger();
    private final CountDownLatch firstClaim = new CountDownLatch(1);

    @Test
    void commitsDoNotMakeItAskAStoreInTroubleMoreOften() throws InterruptedException {
        Webhook webhook = Webhook.to("https://example.com/hook")
                .id("wh_1")
                .on(EventType.CREATE)
                .build();
        try (WebhookEngine engine = WebhookEngine.builder()
                .store(new FaultyStore(Clock.systemUTC(), this::refuse))
                .webhook(webhook)
                .pollInterval(Duration.ofHours(1))
                .start()) {
            assertThat(firstClaim.await(1, TimeUnit.MINUTES)).isTrue();

            for (int i = 0; i < 1_000; i++) {
                engine.onObjectEvent(EventType.CREATE, new Server("srv-" + i));
            }
        }

        assertThat(claims).hasValue(1);
    }

    @Test
    void aDeliveryWhoseWebhookCannotBeLookedUpWaitsUntilItCan() {
        DrivenClock clock = new DrivenClock();
        WebhookStore store = new InMemoryStore(clock);
        Webhook webhook = Webhook.to("https://example.com/hook")
                .id("wh_1")
                .on(EventType.CREATE)
                .build();
        List<Webhook> known = new ArrayList<>();
        AtomicBoolean readable = new AtomicBoolean(true);
        HeldTransport transport = new HeldTransport();
        transport.release();
        try (WebhookEngine host = WebhookEngine.builder()
                        .store(store)
                        .webhook(webhook)
                        .clock(clock)
                        .dispatcher(Dispatchers.manual())
                        .build();
                WebhookEngine node = WebhookEngine.builder()
                        .store(store)
                        .repository(() -> {
                            if (readable.get()) {
                                return List.copyOf(known);
                            }
                            throw new StoreException("the database cannot be reached");
                        })
                        .clock(clock)
                        .transport(transport)
                        .dispatcher(Dispatchers.manual())
                        .refreshInterval(Duration.ofDays(1))
                        .start()) {
            node.deliverDue();
            host.onObjectEvent(EventType.CREATE, new Server("srv-1"));
            known.add(webhook);
            readable.set(false);
            assertThat(node.deliverDue()).isEqualTo(1);

            readable.set(true);
            assertThat(node.deliverDue()).isZero();
            clock.advance(Duration.ofSeconds(5));
            node.deliverDue();

            assertThat(node.admin().deliveries().search(DeliveryQuery.all()).items())
                    .extracting(Delivery::status)
                    .containsExactly(DeliveryStatus.DELIVERED);
        }
    }

    record Server(String id) {}

    private void refuse() {
        claims.incrementAndGet();
        firstClaim.countDown();
        throw new StoreException("the database cannot be reached");
    }
}
