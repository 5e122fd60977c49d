package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.core.internal.payload.Rendering.render;
import static org.webhooks4j.core.internal.payload.SampleEvent.tree;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.Change;

class StandardFormatTest {

    private final StandardFormat format = new StandardFormat();

    @Test
    void isCalledStandardAndIsJson() {
        assertThat(format.name()).isEqualTo("standard");
        assertThat(format.contentType()).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void anUpdateHasBothStatesAndTheChanges() {
        assertThat(render(format, SampleEvent.update()))
                .isEqualTo("{\"id\":\"evt_01JDCMSXWFT36JZ9V3GHZ5K7AB\",\"type\":\"update\","
                        + "\"timestamp\":\"2026-11-23T16:11:07.887Z\","
                        + "\"data\":{\"objectType\":\"server\",\"objectId\":\"42\",\"sequence\":7,\"actor\":\"alice\","
                        + "\"object\":{\"name\":\"web-01\",\"status\":\"active\"},"
                        + "\"before\":{\"name\":\"web-01\",\"status\":\"in_stock\"},"
                        + "\"changes\":[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]}}");
    }

    @Test
    void aCreationHasTheObjectAlone() {
        assertThat(render(format, SampleEvent.of("create", null, tree("name", "web-01"))))
                .startsWith("{\"id\":\"evt_01JDCMSXWFT36JZ9V3GHZ5K7AB\",\"type\":\"create\",")
                .endsWith("\"actor\":\"alice\",\"object\":{\"name\":\"web-01\"}}}");
    }

    @Test
    void aDeletionHasTheObjectAsItWas() {
        assertThat(render(format, SampleEvent.of("delete", tree("name", "web-01"), null)))
                .endsWith("\"actor\":\"alice\",\"object\":{\"name\":\"web-01\"}}}");
    }

    @Test
    void anEventOfTheHostsOwnTypeHasTheObjectAsItIs() {
        assertThat(render(format, SampleEvent.of("decommission", null, tree("name", "web-01"))))
                .contains("\"type\":\"decommission\"")
                .endsWith("\"object\":{\"name\":\"web-01\"}}}");
    }

    @Test
    void anUpdateWithoutAKnownStateBeforeHasTheObjectAlone() {
        assertThat(render(format, SampleEvent.of("update", null, tree("name", "web-01"))))
                .endsWith("\"actor\":\"alice\",\"object\":{\"name\":\"web-01\"}}}");
    }

    @Test
    void anUpdateOfWhichTheStateBeforeWasTooLargeStillHasTheChanges() {
        SampleEvent event = SampleEvent.of("update", null, tree("name", "web-02"))
                .with(Change.replaced("name", "web-01", "web-02"));

        assertThat(render(format, event))
                .endsWith("\"object\":{\"name\":\"web-02\"},"
                        + "\"changes\":[{\"path\":\"name\",\"before\":\"web-01\",\"after\":\"web-02\"}]}}");
    }

    @Test
    void anEventThatWasTooLargeToKeepSaysSo() {
        assertThat(render(format, SampleEvent.truncated()))
                .endsWith("\"data\":{\"objectType\":\"server\",\"objectId\":\"42\",\"sequence\":7,\"actor\":\"alice\","
                        + "\"truncated\":true}}");
    }

    @Test
    void anAdditionHasNoBeforeAndARemovalNoAfter() {
        SampleEvent event = SampleEvent.of("update", tree("a", 1L), tree("b", null))
                .with(Change.removed("a", 1L), Change.added("b", null));

        assertThat(render(format, event))
                .contains("\"changes\":[{\"path\":\"a\",\"before\":1},{\"path\":\"b\",\"after\":null}]");
    }

    @Test
    void anUnknownActorIsAbsent() {
        assertThat(render(format, SampleEvent.update().by(null))).contains("\"sequence\":7,\"object\":{");
    }

    @Test
    void theOriginIsNotSent() {
        assertThat(render(format, SampleEvent.update())).doesNotContain("importer");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T16:11:07Z, 2026-11-23T16:11:07.000Z",
        "2026-11-23T16:11:00.100Z, 2026-11-23T16:11:00.100Z",
        "2026-01-01T00:00:00.001Z, 2026-01-01T00:00:00.001Z",
        "1970-01-01T00:00:00.999999Z, 1970-01-01T00:00:00.999Z"
    })
    void theTimestampIsUtcWithExactlyThreeDigitsOfASecond(Instant timestamp, String text) {
        assertThat(render(format, SampleEvent.update().at(timestamp))).contains("\"timestamp\":\"" + text + "\"");
    }

    @Test
    void theStoredTextIsSentToTheLetter() {
        String payload = "{\"object\":{\"n\":1.10,\"m\":1E+400,\"text\":\"\\u0041}\"}}";

        assertThat(render(format, SampleEvent.update().stored(payload)))
                .isEqualTo("{\"id\":\"evt_01JDCMSXWFT36JZ9V3GHZ5K7AB\",\"type\":\"update\","
                        + "\"timestamp\":\"2026-11-23T16:11:07.887Z\","
                        + "\"data\":{\"objectType\":\"server\",\"objectId\":\"42\",\"sequence\":7,\"actor\":\"alice\","
                        + "\"object\":{\"n\":1.10,\"m\":1E+400,\"text\":\"\\u0041}\"}}}");
    }

    @Test
    void aStoredTextWithoutMembersAddsNone() {
        assertThat(render(format, SampleEvent.update().stored("{}"))).endsWith("\"actor\":\"alice\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"object\":", "\"object\":{}}", "{"})
    void aStoredTextThatIsNoObjectIsRefusedAndNotSent(String payload) {
        assertThatThrownBy(() -> render(format, SampleEvent.update().stored(payload)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evt_01JDCMSXWFT36JZ9V3GHZ5K7AB is not a JSON object");
    }
}
