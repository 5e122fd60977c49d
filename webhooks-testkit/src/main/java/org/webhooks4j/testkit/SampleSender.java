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
 * Makes requests as the sender would send them, for tests of a receiver: signed, with all headers, body and numbering.
 * Nothing is sent; the test posts them to its endpoint in whatever way it calls it.
 *
 * <pre>{@code
 * var sender = SampleSender.to(Webhook.to("https://me.example/hook").on(CREATE).signedWith(key).build());
 * WebhookRequest request = sender.request(ObjectEvent.created(server));
 * }</pre>
 *
 * <p>Not safe for use by many threads.
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
     * A sender whose requests are signed now, by the system's clock.
     *
     * @param webhook the receiver's address, keys, format and headers; which events it listens to does not matter
     * @return the sender
     */
    public static SampleSender to(Webhook webhook) {
        return to(webhook, Clock.systemUTC().instant());
    }

    /**
     * A sender whose requests are signed at an instant: one long ago to see them refused, or the one at which a
     * receiver's own test clock stands.
     *
     * @param webhook the receiver's address, keys, format and headers; which events it listens to does not matter
     * @param now the instant, also of the events
     * @return the sender; the same webhook, instant and events give the same requests
     */
    public static SampleSender to(Webhook webhook, Instant now) {
        return new SampleSender(Objects.requireNonNull(webhook), now);
    }

    /**
     * The first attempt of an event's message. Later calls have other ids, and the sequence numbers of their objects go
     * on.
     *
     * @param event the event
     * @return the request
     * @throws IllegalArgumentException if the event would not be sent, as an update that changes nothing
     */
    public WebhookRequest request(ObjectEvent event) {
        engine.admin().webhooks().update(listeningTo(event.type()));
        if (!engine.onObjectEvent(event).matched()) {
            throw new IllegalArgumentException("the event is none that is sent: "
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
