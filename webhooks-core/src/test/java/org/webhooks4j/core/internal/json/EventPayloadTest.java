package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.spi.StoredEvent;

class EventPayloadTest {

    private static final JacksonJsonCodec CODEC = new JacksonJsonCodec();
    private static final int ENOUGH = 1 << 20;

    private final Map<String, Object> before = tree("{'name':'web-01','status':'in_stock','old':null}");
    private final Map<String, Object> after = tree("{'name':'web-01','status':null,'fresh':[1]}");
    private final List<Change> changes = TreeDiff.between(before, after);

    @Test
    void anUpdateHasTheObjectItsStateBeforeAndTheChanges() {
        assertThat(EventPayload.write(CODEC, before, after, changes, ENOUGH))
                .isEqualTo(json("{'object':{'name':'web-01','status':null,'fresh':[1]},"
                        + "'before':{'name':'web-01','status':'in_stock','old':null},"
                        + "'changes':[{'path':'status','before':'in_stock','after':null},"
                        + "{'path':'old','before':null},{'path':'fresh','after':[1]}]}"));
    }

    @Test
    void anUpdateThatChangedNothingSaysSo() {
        assertThat(EventPayload.write(CODEC, before, before, List.of(), ENOUGH)).endsWith(",\"changes\":[]}");
    }

    @Test
    void everythingElseHasTheObjectAlone() {
        String object = json("{'object':{'name':'web-01','status':null,'fresh':[1]}}");

        assertThat(EventPayload.write(CODEC, null, after, List.of(), ENOUGH)).isEqualTo(object);
        assertThat(EventPayload.write(CODEC, after, null, List.of(), ENOUGH)).isEqualTo(object);
    }

    @Test
    void aPayloadThatIsTooLargeLosesTheStateBeforeThenTheChangesAndThenEverything() {
        Map<String, Object> before =
                tree("{'name':'web-01','status':'in_stock','old':null,'long':'12345678901234567890'}");
        String whole = EventPayload.write(CODEC, before, after, changes, ENOUGH);
        String withoutBefore = whole.replace(",\"before\":" + CODEC.write(before), "")
                .replaceFirst("}$", ",\"omitted\":[\"before\"]}");
        String alone = "{\"object\":" + CODEC.write(after) + ",\"omitted\":[\"before\",\"changes\"]}";

        assertThat(EventPayload.write(CODEC, before, after, changes, whole.length()))
                .isEqualTo(whole);
        assertThat(EventPayload.write(CODEC, before, after, changes, whole.length() - 1))
                .isEqualTo(withoutBefore);
        assertThat(EventPayload.write(CODEC, before, after, changes, withoutBefore.length()))
                .isEqualTo(withoutBefore);
        assertThat(EventPayload.write(CODEC, before, after, changes, withoutBefore.length() - 1))
                .isEqualTo(alone);
        assertThat(EventPayload.write(CODEC, before, after, changes, alone.length()))
                .isEqualTo(alone);
        assertThat(EventPayload.write(CODEC, before, after, changes, alone.length() - 1))
                .isEqualTo("{\"truncated\":true}");
        assertThat(EventPayload.write(CODEC, null, after, List.of(), 20)).isEqualTo("{\"truncated\":true}");
    }

    @Test
    void theSizeIsThatOfTheTextInUtf8() {
        Map<String, Object> wide = Map.of("a", "a\u007f\u0080ü\u07ff\u0800€\uffff\uD83D\uDE00\uD83D");
        String whole = EventPayload.write(CODEC, null, wide, List.of(), ENOUGH);
        int size = whole.getBytes(StandardCharsets.UTF_8).length;

        assertThat(EventPayload.write(CODEC, null, wide, List.of(), size)).isEqualTo(whole);
        assertThat(EventPayload.write(CODEC, null, wide, List.of(), size - 1)).isEqualTo("{\"truncated\":true}");
    }

    @Test
    void whatWasStoredIsReadBack() {
        for (int seed = 0; seed < 500; seed++) {
            RandomTrees trees = new RandomTrees(new Random(seed));
            Map<String, Object> was = trees.map(4);
            Event event = Events.update(was, trees.mutated(was));
            String payload = EventPayload.write(CODEC, was, event.after(), event.changes(), ENOUGH);

            assertThat(EventPayload.read(CODEC, stored("update", payload))).isEqualTo(event);
        }
    }

    @Test
    void theObjectOfADeletionIsItsStateBefore() {
        String payload = EventPayload.write(CODEC, before, null, List.of(), ENOUGH);

        assertThat(EventPayload.read(CODEC, stored("delete", payload)))
                .isEqualTo(Events.event("delete", before, null, List.of()));
    }

    @Test
    void theObjectOfAnyOtherTypeIsItsStateAfter() {
        String payload = EventPayload.write(CODEC, null, after, List.of(), ENOUGH);

        assertThat(EventPayload.read(CODEC, stored("decommission", payload)))
                .isEqualTo(Events.event("decommission", null, after, List.of()));
    }

    @Test
    void anEventSaysWhatWasLeftOut() {
        Event withoutBefore = EventPayload.read(
                CODEC, stored("update", json("{'object':{'a':1},'changes':[],'omitted':['before']}")));
        Event alone =
                EventPayload.read(CODEC, stored("update", json("{'object':{'a':1},'omitted':['before','changes']}")));

        assertThat(withoutBefore.before()).isNull();
        assertThat(withoutBefore.omitted()).containsExactly("before");
        assertThat(alone.after()).isEqualTo(Map.of("a", 1L));
        assertThat(alone.changes()).isEmpty();
        assertThat(alone.omitted()).containsExactly("before", "changes");
    }

    @Test
    void anEventThatLostEverythingHasNeitherState() {
        assertThat(EventPayload.read(CODEC, stored("delete", "{\"truncated\":true}")))
                .isEqualTo(Events.event("delete", null, null, List.of()));
        assertThat(EventPayload.read(CODEC, stored("update", "{\"truncated\":true}")))
                .isEqualTo(Events.event("update", null, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "[]",
                "{}",
                "{'truncated':false}",
                "{'object':'secret'}",
                "{'object':{},'before':'secret'}",
                "{'object':{},'changes':'secret'}",
                "{'object':{},'omitted':'secret'}",
                "{'object':{},'omitted':[1]}",
                "{'object':{},'changes':['secret']}",
                "{'object':{},'changes':[{'before':'secret'}]}",
                "{'object':{},'changes':[{'path':1,'before':'secret'}]}",
                "{'object':{},'changes':[{'path':'secret'}]}"
            })
    void aStoredPayloadOfAnotherFormIsRefused(String payload) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventPayload.read(CODEC, stored("update", json(payload))))
                .withMessageStartingWith("the stored payload of event evt_1 cannot be read: ")
                .withMessageNotContaining("secret");
    }

    @Test
    void theTextOfAnEventDoesNotShowTheObject() {
        assertThat(EventPayload.read(CODEC, stored("create", json("{'object':{'secret':1}}"))))
                .hasToString("Event[evt_1 create server/42]");
    }

    private static StoredEvent stored(String type, String payload) {
        return new StoredEvent("evt_1", EventType.of(type), "server", "42", "alice", "import", Instant.EPOCH, payload);
    }

    private static Map<String, Object> tree(String json) {
        return CODEC.parse(json(json));
    }

    private static String json(String quotedWithApostrophes) {
        return quotedWithApostrophes.replace('\'', '"');
    }
}
