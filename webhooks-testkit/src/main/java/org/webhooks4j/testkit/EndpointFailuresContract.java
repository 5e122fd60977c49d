package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.EndpointFailures.Streak;

/** Contract tests for {@link EndpointFailures}. */
public abstract class EndpointFailuresContract extends StoreContract {

    private static final Duration STEP = Duration.ofMillis(20);

    private static final int MAX_STEPS = 1_000;

    /** For subclasses. */
    protected EndpointFailuresContract() {}

    @Test
    void nobodyFailsInTheBeginning() {
        assertThat(failures().streaks()).isEmpty();
    }

    @Test
    void differentDeliveriesAreCounted() {
        failures().add(Map.of("wh_a", Set.of("msg_1", "msg_2"), "wh_b", Set.of("msg_3")));
        failures().add(Map.of("wh_a", Set.of("msg_2", "msg_4")));

        assertThat(failures().streaks())
                .extracting(Streak::webhookId, Streak::deliveries)
                .containsExactlyInAnyOrder(tuple("wh_a", 3), tuple("wh_b", 1));
    }

    @Test
    void theAgeIsThatOfTheFirstFailure() {
        failures().add(Map.of("wh_a", Set.of("msg_1")));
        for (int i = 0; i < MAX_STEPS && age("wh_a", failures().streaks()).isZero(); i++) {
            timePasses(STEP);
        }
        failures().add(Map.of("wh_a", Set.of("msg_1", "msg_2"), "wh_b", Set.of("msg_3")));

        List<Streak> streaks = failures().streaks();
        assertThat(age("wh_a", streaks)).isGreaterThan(age("wh_b", streaks));
        assertThat(age("wh_b", streaks)).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void clearedFailuresAreCountedFromZero() {
        failures().add(Map.of("wh_a", Set.of("msg_1", "msg_2"), "wh_b", Set.of("msg_3")));

        failures().clear(Set.of("wh_a", "wh_nobody"));
        assertThat(failures().streaks()).extracting(Streak::webhookId).containsExactly("wh_b");
        failures().add(Map.of("wh_a", Set.of("msg_1")));

        assertThat(failures().streaks())
                .filteredOn(streak -> streak.webhookId().equals("wh_a"))
                .singleElement()
                .satisfies(streak -> assertThat(streak.deliveries()).isEqualTo(1));
    }

    private static Duration age(String webhookId, List<Streak> streaks) {
        return streaks.stream()
                .filter(streak -> streak.webhookId().equals(webhookId))
                .map(Streak::age)
                .findFirst()
                .orElseThrow();
    }

    private EndpointFailures failures() {
        return store().management().failures();
    }
}
