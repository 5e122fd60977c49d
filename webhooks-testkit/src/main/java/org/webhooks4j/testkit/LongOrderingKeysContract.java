package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewEvent;

/**
 * Contract tests for {@link org.webhooks4j.spi.DeliveryQueue}: ordering keys with many pending deliveries, while many
 * others are due for the same webhook. The next delivery of an ordering key competes by its own age, regardless of when
 * it became next, and the oldest deliveries are claimed first. The tests count claims instead of time, so they do not
 * fail on slow machines.
 */
public abstract class LongOrderingKeysContract extends StoreContract {

    private static final int LANES = 5;

    /** For subclasses. */
    protected LongOrderingKeysContract() {}

    @Test
    void eachClaimReturnsTheNextDeliveryOfEachOrderingKeyHoweverMuchElseIsDueForItsWebhook() {
        List<List<String>> lanes = enqueue(40, 500);
        Set<String> claimed = new HashSet<>();
        for (int hop = 0; hop < 40; hop++) {
            List<Claim> claims = driver().claim(10);
            assertNextOfEachOrderingKey(claims, lanes, hop, 10, claimed);
            driver().complete(claims.stream().map(StoreDriver::delivered).toArray(Completion[]::new));
        }
    }

    @Test
    void aClaimThatComesWithCompletionsGivesWhatFollowsThemWhereverItStarts() {
        List<List<String>> lanes = enqueue(20, 1_500);
        Set<String> claimed = new HashSet<>();
        List<Claim> claims = driver().claim(60);
        for (int hop = 0; hop < 20; hop++) {
            assertNextOfEachOrderingKey(claims, lanes, hop, 60, claimed);
            claims = driver().queue()
                    .completeAndClaim(
                            claims.stream().map(StoreDriver::delivered).toList(),
                            driver().log(),
                            StoreDriver.request(60, StoreDriver.HOUR));
        }
    }

    @Test
    void anOrderingKeyTakesItsTurnsAmongEquallyOldDeliveriesOfOthers() {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(event("lane"));
            events.add(event("other-" + i));
        }
        events.forEach(event -> {
            driver().enqueue(event);
            timePasses(Duration.ofMillis(2));
        });

        List<String> objects = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Claim claim = driver().claim(1).get(0);
            objects.add(claim.event().objectId());
            driver().deliver(claim);
        }

        assertThat(objects)
                .containsExactlyElementsOf(
                        events.stream().map(event -> event.event().objectId()).toList());
    }

    @Test
    void anOrderingKeyThatIsYoungerThanAllOthersDelaysNothing() {
        List<NewEvent> others =
                IntStream.range(0, 200).mapToObj(i -> event("other-" + i)).toList();
        driver().queue().enqueue(Transaction.NONE, others);
        timePasses(Duration.ofMillis(2));
        driver().enqueueAtOnce(200, Ordering.PER_OBJECT, "wh_a", "lane");

        for (int i = 0; i < 20; i++) {
            List<Claim> claims = driver().claim(10);
            assertThat(claims)
                    .hasSize(10)
                    .noneMatch(claim -> claim.event().objectId().equals("lane"));
            driver().complete(claims.stream().map(StoreDriver::delivered).toArray(Completion[]::new));
        }
        assertThat(driver().claimOne().event().objectId()).isEqualTo("lane");
    }

    /** Enqueues the long ordering keys first, then deliveries of other objects. Returns the ids of each key. */
    private List<List<String>> enqueue(int perLane, int others) {
        List<NewEvent> events = new ArrayList<>();
        List<List<String>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < perLane; i++) {
                NewEvent event = event("lane-" + lane);
                events.add(event);
                ids.add(event.deliveries().get(0).id());
            }
            lanes.add(ids);
        }
        for (int i = 0; i < others; i++) {
            events.add(event("other-" + i));
        }
        driver().queue().enqueue(Transaction.NONE, events);
        return lanes;
    }

    private NewEvent event(String objectId) {
        return StoreDriver.to(driver().event(objectId), Ordering.PER_OBJECT, "wh_a");
    }

    private static void assertNextOfEachOrderingKey(
            List<Claim> claims, List<List<String>> lanes, int hop, int limit, Set<String> claimed) {
        List<String> ids = StoreDriver.ids(claims);
        assertThat(ids)
                .as("claim %s", hop)
                .hasSize(limit)
                .containsAll(lanes.stream().map(lane -> lane.get(hop)).toList())
                .noneMatch(claimed::contains);
        assertThat(claims)
                .filteredOn(claim -> claim.event().objectId().startsWith("other-"))
                .as("others of claim %s", hop)
                .hasSize(limit - LANES);
        claimed.addAll(ids);
    }
}
