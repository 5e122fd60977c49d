package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/** Tests what an engine leaves behind when it is closed. */
class ShutdownTest {

    private final HeldTransport transport = new HeldTransport();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Test
    void noThreadIsLeftWhereAReceiverDoesNotAnswerInTime() throws InterruptedException {
        try (WebhookEngine engine = engine()) {
            engine.onObjectEvent(EventType.CREATE, new Server("srv-1"));
            transport.awaitOpen(1);
        }

        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30).toMillis());
        }
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    private WebhookEngine engine() {
        return WebhookEngine.builder()
                .store(new InMemoryStore(Clock.systemUTC()))
                .webhook(Webhook.to("https://example.com/hook")
                        .on(EventType.CREATE)
                        .build())
                .transport(transport)
                .dispatcher(Dispatchers.background(this::thread))
                .shutdownTimeout(Duration.ofMillis(1))
                .start();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "delivering");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    record Server(String id) {}
}
