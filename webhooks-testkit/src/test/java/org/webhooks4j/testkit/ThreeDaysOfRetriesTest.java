package org.webhooks4j.testkit;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.testkit.DrivenClock.BEGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.RetryPolicy;

/**
 * Three days of retries run without waiting, each retry at its instant. The duration of a repetition is in
 * {@code target/surefire-reports}; no test depends on it.
 */
class ThreeDaysOfRetriesTest {

    private static final List<Duration> SCHEDULE = List.of(
            ofSeconds(5),
            ofMinutes(5),
            ofMinutes(30),
            ofHours(2),
            ofHours(5),
            ofHours(10),
            ofHours(10),
            ofHours(20),
            ofHours(24));

    private static Instant[] instants() {
        List<Instant> instants = new ArrayList<>(List.of(BEGIN));
        SCHEDULE.forEach(delay -> instants.add(instants.get(instants.size() - 1).plus(delay)));
        return instants.toArray(Instant[]::new);
    }

    private static void run(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(503);
                TestEngine webhooks = way.engine(receiver)
                        .with(engine -> engine.retryPolicy(RetryPolicy.schedule(SCHEDULE, 0)))
                        .webhook(Webhook.to(receiver.url()).on(CREATE).build())
                        .start()) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.clock().advance(ofDays(3));
            assertThat(webhooks).onlyDelivery().isDead().wasAttemptedAt(instants());
            assertThat(receiver).received(10).repeatsAreIdentical();
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void everyAttemptTakesPlaceAtItsInstant(ScenarioVariant way) {
        run(way);
    }

    @RepeatedTest(100)
    void threeDaysOfRetries() {
        run(ScenarioVariant.IN_PROCESS);
    }
}
