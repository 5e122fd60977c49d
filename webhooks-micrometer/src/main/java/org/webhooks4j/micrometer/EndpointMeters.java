package org.webhooks4j.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webhooks4j.admin.Outcome;

/** The meters about requests to one webhook's endpoint, or to all of them together. */
final class EndpointMeters {

    /** Upper bounds of the histogram's buckets, up to the default timeout of a request. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15)
    };

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<Outcome, Timer> attempts = new ConcurrentHashMap<>();
    private final Counter delivered;
    private final Counter dead;
    private final Counter breakerOpenings;
    private final Counter deactivations;

    EndpointMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.delivered = deliveries("delivered");
        this.dead = deliveries("dead");
        this.breakerOpenings = Counter.builder("webhooks.breaker.openings")
                .description("How often a circuit breaker opened on this node")
                .tags(tags)
                .register(registry);
        this.deactivations = Counter.builder("webhooks.deactivations")
                .description("Webhooks that this node deactivated because of their receivers' responses")
                .tags(tags)
                .register(registry);
        attempts(Outcome.DELIVERED); // is there before the first attempt
    }

    private Counter deliveries(String status) {
        return Counter.builder("webhooks.deliveries")
                .description("Deliveries that this node delivered, or that are dead after their last attempt")
                .tags(tags.and("status", status))
                .register(registry);
    }

    Timer attempts(Outcome outcome) {
        return attempts.computeIfAbsent(outcome, this::timer);
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("webhooks.attempts")
                .description("Attempts of this node, from connecting to the last byte of the response")
                .tags(tags.and("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    Counter delivered() {
        return delivered;
    }

    Counter dead() {
        return dead;
    }

    Counter breakerOpenings() {
        return breakerOpenings;
    }

    Counter deactivations() {
        return deactivations;
    }
}
