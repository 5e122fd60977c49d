package org.webhooks4j.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;

/**
 * Creates requests as the sender would send them, for tests of a receiver: signed, with all headers, body and
 * numbering. It sends nothing; the test posts the requests to its endpoint.
 *
 * <pre>{@code
 * var sender = SampleSender.to(Webhook.to("https://me.example/hook").on(CREATE).signedWith(key).build());
 * WebhookRequest request = sender.request(ObjectEvent.created(server));
 * }</pre>
 *
 * <p>This class is not thread-safe.
 */
public final class SampleSender {

    private final Webhook webhook;
    private final DrivenClock clock;
    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final TestEngine engine;

    private SampleSender(Webhook webhook, Instant now) {
        this.webhook = webhook;
        this.clock = new DrivenClock(now);
        this.engine = TestEngine.sendingTo(receiver)
                .seed(now.toEpochMilli())
                .clock(clock)
                .webhook(webhook)
                .start();
    }

    /**
     * Creates a sender that signs its requests with the system clock's current time.
     *
     * @param webhook the receiver's address, keys, format and headers; its event types are ignored
     * @return the sender
     */
    public static SampleSender to(Webhook webhook) {
        return to(webhook, Clock.systemUTC().instant());
    }

    /**
     * Creates a sender that signs its requests at a given instant: one long ago to test that the receiver refuses them,
     * or the current time of the receiver's own test clock.
     *
     * @param webhook the receiver's address, keys, format and headers; its event types are ignored
     * @param now the instant of the signatures and the events
     * @return the sender; the same webhook, instant and events produce the same requests
     */
    public static SampleSender to(Webhook webhook, Instant now) {
        return new SampleSender(Objects.requireNonNull(webhook), now);
    }

    /**
     * Creates the request of the first attempt for an event. Each call uses new ids and continues the objects' sequence
     * numbers.
     *
     * @param event the event
     * @return the request
     * @throws IllegalArgumentException if the event would not be sent, such as an update that changes nothing
     */
    public WebhookRequest request(ObjectEvent event) {
        engine.admin().webhooks().update(listeningTo(event.type()));
        if (!engine.onObjectEvent(event).matched()) {
            throw new IllegalArgumentException("the event would not be sent: "
                    + engine.admin()
                            .diagnostics()
                            .explain(event)
                            .verdicts()
                            .get(0)
                            .reason());
        }
        List<WebhookRequest> requests = receiver.requests();
        return requests.get(requests.size() - 1);
    }

    private Webhook listeningTo(EventType type) {
        return Webhook.copyOf(webhook)
                .on(Set.of(type))
                .active(true)
                .objectTypes(Set.of())
                .ignoredOrigins(Set.of())
                .filter(null)
                .build();
    }
}
