package org.webhooks4j.core.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.EventTree;

class MatcherTest {

    private static final int DEAF = 1_000;

    private final AtomicInteger looks = new AtomicInteger();

    /** A row of a host that counts how often it is asked whether it is active. */
    private record Row(String id, Set<EventType> eventTypes, Set<String> objectTypes, AtomicInteger looks)
            implements Webhook {

        @Override
        public String name() {
            return id;
        }

        @Override
        public String url() {
            return "https://example.com/" + id;
        }

        @Override
        public boolean active() {
            looks.incrementAndGet();
            return true;
        }
    }

    @Test
    void webhooksThatListenToSomethingElseAreNotLookedAt() {
        List<Webhook> webhooks = new ArrayList<>();
        for (int i = 0; i < DEAF; i++) {
            webhooks.add(new Row("other-event-" + i, Set.of(EventType.DELETE), Set.of(), looks));
            webhooks.add(new Row("other-object-" + i, Set.of(EventType.CREATE), Set.of("rack"), looks));
        }
        webhooks.add(new Row("listening", Set.of(EventType.CREATE), Set.of("server"), new AtomicInteger()));
        Subscriptions subscriptions = new Subscriptions(webhooks, Instant.EPOCH, null);
        looks.set(0);

        List<Subscription> matching = new Matcher(new ObjectTypes(type -> List.of())).matching(subscriptions, event());

        assertThat(matching).extracting(found -> found.webhook().id()).containsExactly("listening");
        assertThat(looks).hasValue(0);
    }

    private static EventTree event() {
        Map<String, Object> fields = Map.of("id", "42");
        return new EventTree(
                "evt_1", EventType.CREATE, Instant.EPOCH, "server", "42", null, null, null, fields, List.of());
    }
}
