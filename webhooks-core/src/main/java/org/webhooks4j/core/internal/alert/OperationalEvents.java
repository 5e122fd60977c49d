package org.webhooks4j.core.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.OperationalEvent;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.spi.WebhookListener;

/**
 * Raises {@linkplain OperationalEvent events about webhooks}. They go through the same queue as all others. A webhook
 * that listens to them raises none, so that they cannot cause each other.
 *
 * <p>Called like every listener: by one thread at a time, which delays no delivery.
 */
public final class OperationalEvents implements WebhookListener {

    /** At most one event about dead deliveries of a webhook in this time. */
    static final Duration DEAD_PAUSE = Duration.ofMinutes(1);

    private final Webhooks webhooks;
    private final Supplier<Subscriptions> known;
    private final String node;
    private final SteadyTime time;
    private final Map<String, Dead> dead = new HashMap<>();

    /** The dead deliveries of a webhook that no event has reported yet. */
    private static final class Dead {
        @Nullable
        Long reportedAt;

        int unreported;
    }

    /** Creates a listener that raises events through the given view, outside of any transaction. */
    public OperationalEvents(Webhooks webhooks, Supplier<Subscriptions> known, String node, Clock clock) {
        this.webhooks = webhooks;
        this.known = known;
        this.node = node;
        this.time = new SteadyTime(clock);
    }

    @Override
    public void onDeactivated(Webhook webhook, String reason) {
        raise(OperationalEvent.DEACTIVATED, webhook, Map.of("reason", reason));
    }

    @Override
    public void onFailing(Webhook webhook, Instant since) {
        raise(OperationalEvent.FAILING, webhook, Map.of("since", since.toString()));
    }

    @Override
    public void onRecovered(Webhook webhook) {
        raise(OperationalEvent.RECOVERED, webhook, Map.of());
    }

    @Override
    public void onAttempt(Delivery delivery, Attempt attempt) {
        if (delivery.status() != DeliveryStatus.DEAD) {
            return;
        }
        Subscriptions subscriptions = known.get();
        Subscription subscription = subscriptions.byId(delivery.webhookId());
        if (subscription == null) {
            return;
        }
        Dead state = dead.computeIfAbsent(delivery.webhookId(), id -> new Dead());
        state.unreported++;
        if (state.reportedAt == null || time.isOver(state.reportedAt, DEAD_PAUSE)) {
            dead.keySet().removeIf(id -> subscriptions.byId(id) == null);
            int deliveries = state.unreported;
            state.unreported = 0;
            state.reportedAt = time.millis();
            raise(
                    OperationalEvent.DEAD,
                    subscription.webhook(),
                    Map.of(
                            "deliveryId",
                            delivery.id(),
                            "outcome",
                            attempt.outcome().name().toLowerCase(Locale.ROOT),
                            "deliveries",
                            deliveries));
        }
    }

    private void raise(OperationalEvent event, Webhook about, Map<String, Object> more) {
        if (OperationalEvent.isAmong(about.eventTypes())) {
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", about.id());
        object.put("name", about.name());
        object.put("url", SecretUrl.masked(about.url()));
        object.put("node", node);
        object.putAll(more);
        webhooks.onObjectEvent(ObjectEvent.of(event.type(), object).as(OperationalEvent.OBJECT_TYPE, about.id()));
    }
}
