package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.WebhookListener;

/** Tests which threads an engine has while it delivers, and that it has none after it is closed. */
class OwnThreadsTest {

    @Test
    void anEngineHasFourThreadsAndNoneWhenItIsClosed() throws Exception {
        Set<Long> before = threads().stream().map(Thread::getId).collect(Collectors.toSet());
        CountDownLatch told = new CountDownLatch(20);
        List<String> running;
        try (Receiver receiver = new Receiver();
                WebhookEngine engine = WebhookEngine.inMemory()
                        .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                        .webhook(Webhook.to(receiver.url()).on(EventType.CREATE).build())
                        .listener(new WebhookListener() {
                            @Override
                            public void onAttempt(Delivery delivery, Attempt attempt) {
                                told.countDown();
                            }
                        })
                        .start()) {
            for (int i = 0; i < 20; i++) {
                engine.onObjectEvent(ObjectEvent.created(Map.of("id", "o" + i)).as("server", "o" + i));
            }
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
            running = own(before);
        }

        assertThat(running)
                .filteredOn(name -> !name.equals("webhooks4j-webhooks")) // ends when the others begin
                .containsExactlyInAnyOrder(
                        "webhooks4j-delivery", "webhooks4j-delivery", "webhooks4j-deadlines", "webhooks4j-listeners");
        for (Thread thread : threads()) {
            if (!before.contains(thread.getId()) && isOwn(thread)) {
                thread.join(30_000);
            }
        }
        assertThat(own(before)).isEmpty();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    private static boolean isOwn(Thread thread) {
        return thread.getName().startsWith("webhooks4j");
    }

    private static List<String> own(Set<Long> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread.getId()) && isOwn(thread))
                .map(Thread::getName)
                .toList();
    }
}
