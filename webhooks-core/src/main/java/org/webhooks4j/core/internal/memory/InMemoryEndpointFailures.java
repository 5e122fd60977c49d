package org.webhooks4j.core.internal.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.EndpointFailures;

final class InMemoryEndpointFailures implements EndpointFailures {

    private final SteadyTime time;
    private final Map<String, Failures> byWebhook = new HashMap<>();

    private record Failures(long since, Set<String> deliveryIds) {}

    InMemoryEndpointFailures(SteadyTime time) {
        this.time = time;
    }

    @Override
    public synchronized void add(Map<String, Set<String>> deliveryIds) {
        deliveryIds.forEach((webhookId, ids) -> byWebhook
                .computeIfAbsent(webhookId, id -> new Failures(time.millis(), new HashSet<>()))
                .deliveryIds
                .addAll(ids));
    }

    @Override
    public synchronized void clear(Set<String> webhookIds) {
        byWebhook.keySet().removeAll(webhookIds);
    }

    @Override
    public synchronized List<Streak> streaks() {
        long now = time.millis();
        return byWebhook.entrySet().stream()
                .map(entry -> Streak.builder()
                        .webhookId(entry.getKey())
                        .deliveries(entry.getValue().deliveryIds.size())
                        .age(Duration.ofMillis(now - entry.getValue().since))
                        .build())
                .toList();
    }
}
