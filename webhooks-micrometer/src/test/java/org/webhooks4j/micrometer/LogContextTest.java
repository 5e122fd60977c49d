package org.webhooks4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.WebhookListener;
import org.webhooks4j.testkit.Reply;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

/** What a listener logs can be found by webhook and delivery, with a logger that has an MDC. */
class LogContextTest {

    record Server(String id) {}

    private final List<Map<String, String>> seen = new ArrayList<>();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    private final class Recorder implements WebhookListener {

        @Override
        public void onAttempt(Delivery delivery, Attempt attempt) {
            seen.add(MDC.getCopyOfContextMap());
        }

        @Override
        public void onDeactivated(Webhook webhook, String reason) {
            seen.add(MDC.getCopyOfContextMap());
        }
    }

    @Test
    void listenersAndTheLineAboutADeadDeliveryHaveTheIdsInTheirMdc() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);
        ScriptedReceiver receiver = new ScriptedReceiver().replying(Reply.status(410));
        MDC.put("webhookId", "of the host");
        MDC.put("request", "42");
        try (TestEngine engine = TestEngine.sendingTo(receiver)
                .webhook(Webhook.to(receiver.url())
                        .id("audit")
                        .on(EventType.CREATE)
                        .build())
                .with(builder -> builder.listener(new Recorder()).retryPolicy(RetryPolicy.schedule(List.of(), 0)))
                .start()) {
            String delivery = engine.onObjectEvent(EventType.CREATE, new Server("1"))
                    .deliveryIds()
                    .get(0);

            assertThat(seen)
                    .containsExactly(
                            Map.of("webhookId", "audit", "deliveryId", delivery, "request", "42"),
                            Map.of("webhookId", "audit", "request", "42"));
            assertThat(lines.list)
                    .filteredOn(line -> line.getFormattedMessage().contains(" is dead "))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getMDCPropertyMap())
                            .containsEntry("webhookId", "audit")
                            .containsEntry("deliveryId", delivery));
        } finally {
            root.detachAppender(lines);
        }
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("webhookId", "of the host", "request", "42"));
    }
}
