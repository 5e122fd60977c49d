package org.webhooks4j.core.internal.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static EventIds at(String instant) {
        return new EventIds(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), new Random(1));
    }

    @Test
    void anIdIsTwentySixCharactersOfTimeAndChance() {
        assertThat(at("1970-01-01T00:00:00.001Z").next()).matches("evt_0000000001[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(at("2026-11-23T16:11:07.887Z").next()).startsWith("evt_01");
    }

    @Test
    void idsOfLaterMillisecondsAreGreater() {
        assertThat(at("2026-11-23T16:11:07.888Z").next())
                .isGreaterThan(at("2026-11-23T16:11:07.887Z").next());
    }

    @Test
    void idsOfOneMillisecondDifferAndSortInTheOrderInWhichTheyWereMade() {
        EventIds ids = at("2026-11-23T16:11:07.887Z");
        List<String> many = IntStream.range(0, 10_000).mapToObj(i -> ids.next()).toList();
        assertThat(many).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void deliveriesAreNumberedWithinTheirEventAndSortedByNumber() {
        assertThat(EventIds.delivery("evt_A", 3)).isEqualTo("msg_A_3");
        assertThat(List.of("msg_B_1", "msg_A_10", "msg_A_2").stream().sorted(EventIds.DELIVERIES))
                .containsExactly("msg_A_2", "msg_A_10", "msg_B_1");
    }
}
