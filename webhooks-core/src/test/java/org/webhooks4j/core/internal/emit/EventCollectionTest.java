package org.webhooks4j.core.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.core.internal.json.EventTree;
import org.webhooks4j.core.internal.json.TreeDiff;

/** Tests the net effect of the events of one unit of work. Events are written as words and states as numbers. */
class EventCollectionTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Map<String, @Nullable Object> state(int number) {
        return Map.of("id", "42", "version", (long) number);
    }

    /** Returns the n-th event of an object: it finds state n-1 and leaves state n. */
    private static Event event(String type, int number) {
        return event(type, number, "42", null, null);
    }

    private static Event event(
            String type, int number, String objectId, @Nullable String actor, @Nullable String origin) {
        boolean hasBefore = type.equals("update") || type.equals("delete");
        Map<String, @Nullable Object> before = hasBefore ? state(number - 1) : null;
        Map<String, @Nullable Object> after = type.equals("delete") ? null : state(number);
        return new EventTree(
                "evt_" + number,
                EventType.of(type),
                NOON.plusSeconds(number),
                "server",
                objectId,
                actor,
                origin,
                before,
                after,
                before == null || after == null ? List.of() : TreeDiff.between(before, after));
    }

    private static List<Event> collected(Event... events) {
        EventCollection collection = new EventCollection();
        Arrays.stream(events).forEach(collection::add);
        return collection.events();
    }

    private static List<String> told(List<Event> events) {
        return events.stream().map(EventCollectionTest::told).toList();
    }

    private static String told(Event event) {
        return event.type() + version(" from ", event.before()) + version(" to ", event.after());
    }

    private static String version(String word, @Nullable Map<String, @Nullable Object> state) {
        return state == null ? "" : word + state.get("version");
    }

    private static List<Event> sequence(String types) {
        List<Event> events = new ArrayList<>();
        for (String type : types.split(" ", -1)) {
            events.add(event(type, events.size() + 1));
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource({
        "create create, create to 2",
        "create update, create to 2",
        "create delete,",
        "update create, update from 0 to 2",
        "update update, update from 0 to 2",
        "update delete, delete from 0",
        "delete create, update from 0 to 2",
        "delete update, update from 0 to 2",
        "delete delete, delete from 0"
    })
    void twoEventsBecomeOneOrNone(String types, @Nullable String expected) {
        assertThat(told(collected(sequence(types).toArray(Event[]::new))))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    /** Returns all sequences of events that an object can go through. */
    @ParameterizedTest
    @CsvSource({
        "create update update, create to 3",
        "create update delete,",
        "create delete create, create to 3",
        "update update update, update from 0 to 3",
        "update update delete, delete from 0",
        "update delete create, update from 0 to 3",
        "delete create update, update from 0 to 3",
        "delete create delete, delete from 0"
    })
    void threeEventsBecomeWhatTwoAndOneBecome(String types, @Nullable String expected) {
        List<Event> three = sequence(types);
        List<Event> folded = new ArrayList<>(collected(three.get(0), three.get(1)));
        folded.add(three.get(2));
        List<Event> atOnce = collected(three.toArray(Event[]::new));
        assertThat(told(atOnce)).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(atOnce).isEqualTo(collected(folded.toArray(Event[]::new)));
    }

    @Test
    void oneEventAloneIsLeftAsItIs() {
        for (String type : List.of("create", "update", "delete", "moved")) {
            Event event = event(type, 1);
            assertThat(collected(event)).containsExactly(event);
        }
    }

    @Test
    void aMergedUpdateSaysWhatChangedInAll() {
        assertThat(collected(event("update", 1), event("update", 2)).get(0).changes())
                .containsExactly(Change.replaced("version", 0L, 2L));
    }

    @Test
    void whatIsAsItWasBeforeIsNothing() {
        Event away = event("update", 1);
        Event back = new EventTree(
                "evt_2", EventType.UPDATE, NOON, "server", "42", null, null, state(1), state(0), List.of());
        assertThat(collected(away, back)).isEmpty();
        assertThat(collected(
                        event("delete", 1),
                        new EventTree(
                                "evt_2",
                                EventType.CREATE,
                                NOON,
                                "server",
                                "42",
                                null,
                                null,
                                null,
                                state(0),
                                List.of())))
                .isEmpty();
    }

    @Test
    void aStateBeforeThatIsNotKnownStaysUnknownInAnUpdateAndIsLearntFromADeletion() {
        Event unknown =
                new EventTree("evt_1", EventType.UPDATE, NOON, "server", "42", null, null, null, state(1), List.of());
        assertThat(told(collected(unknown, event("update", 2)))).containsExactly("update to 2");
        assertThat(told(collected(unknown, event("delete", 2)))).containsExactly("delete from 1");
    }

    @Test
    void anEventOfAnotherTypeKeepsItsPlaceBetweenTheStates() {
        assertThat(told(collected(
                        event("create", 1),
                        event("update", 2),
                        event("moved", 3),
                        event("update", 4),
                        event("update", 5))))
                .containsExactly("create to 2", "moved to 3", "update from 3 to 5");
    }

    @Test
    void objectsKeepTheOrderOfTheirFirstEvents() {
        List<Event> events = collected(
                event("create", 1, "rack", null, null),
                event("create", 2, "server", null, null),
                event("moved", 3, "server", null, null),
                event("update", 4, "rack", null, null));
        assertThat(events)
                .extracting(event -> event.objectId() + " " + told(event))
                .containsExactly("rack create to 4", "server create to 2", "server moved to 3");
    }

    @Test
    void theLastIdTimeAndNamedActorAreTaken() {
        Event merged = collected(
                        event("update", 1, "42", "alice", null),
                        event("update", 2, "42", "bob", null),
                        event("update", 3, "42", null, null))
                .get(0);
        assertThat(merged.id()).isEqualTo("evt_3");
        assertThat(merged.occurredAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(merged.actor()).isEqualTo("bob");
    }

    @Test
    void anOriginIsKeptOnlyIfAllAgree() {
        assertThat(collected(event("update", 1, "42", null, "b"), event("update", 2, "42", null, "b")))
                .extracting(Event::origin)
                .containsExactly("b");
        assertThat(collected(
                        event("update", 1, "42", null, null),
                        event("update", 2, "42", null, "b"),
                        event("update", 3, "42", null, "b")))
                .extracting(Event::origin)
                .containsOnlyNulls();
    }

    /** Whatever happens to objects, a receiver that keeps copies ends with the same copies and gets no more events. */
    @Test
    void whoeverKeepsCopiesEndsWithTheSameCopies() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Map<String, @Nullable Map<String, @Nullable Object>> initial = new HashMap<>();
            initial.put("a", state(0));
            initial.put("b", state(0));
            Map<String, @Nullable Map<String, @Nullable Object>> copies = new HashMap<>(initial);
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Event event = next(random, copies, i);
                apply(event, copies);
                events.add(event);
            }

            List<Event> fewer = collected(events.toArray(Event[]::new));

            Map<String, @Nullable Map<String, @Nullable Object>> told = new HashMap<>(initial);
            for (Event event : fewer) {
                if (event.before() != null) {
                    assertThat(told.get(event.objectId())).as("seed %d", seed).isEqualTo(event.before());
                }
                apply(event, told);
            }
            assertThat(told).as("seed %d", seed).isEqualTo(copies);
            assertThat(fewer.size()).as("seed %d", seed).isLessThanOrEqualTo(events.size());
        }
    }

    private static Event next(Random random, Map<String, @Nullable Map<String, @Nullable Object>> copies, int number) {
        String id = List.of("a", "b", "c").get(random.nextInt(3));
        Map<String, @Nullable Object> before = copies.get(id);
        String type =
                before == null ? "create" : List.of("update", "delete", "moved").get(random.nextInt(3));
        boolean isMove = type.equals("moved");
        Map<String, @Nullable Object> after = isMove ? before : type.equals("delete") ? null : state(random.nextInt(3));
        return new EventTree(
                "evt_" + number,
                EventType.of(type),
                NOON,
                "server",
                id,
                null,
                null,
                isMove ? null : before,
                after,
                List.of());
    }

    private static void apply(Event event, Map<String, @Nullable Map<String, @Nullable Object>> copies) {
        if (event.after() == null) {
            copies.remove(event.objectId());
        } else {
            copies.put(event.objectId(), event.after());
        }
    }
}
