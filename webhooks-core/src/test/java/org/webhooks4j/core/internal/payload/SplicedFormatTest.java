package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.core.internal.payload.Rendering.render;
import static org.webhooks4j.core.internal.payload.Rendering.splice;
import static org.webhooks4j.core.internal.payload.SampleEvent.tree;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.Change;
import org.webhooks4j.spi.JsonCodec;

/** What is spliced and what is rendered must be the same message. */
class SplicedFormatTest {

    private static final String HOSTILE = "\"},{\\ \n\t\0\u001f\u007f\u2028 é \uD83D\uDE00 </script>";

    static Stream<Arguments> cases() {
        JsonCodec codec = new TestCodec();
        List<SplicedFormat> formats =
                List.of(new StandardFormat(codec), new CloudEventsFormat("urn:example:cmdb", codec));
        SampleEvent creation = SampleEvent.of("create", null, tree("name", "web-01"));
        List<Arguments> events = List.of(
                Arguments.of(creation, "{\"object\":{\"name\":\"web-01\"}}"),
                Arguments.of(creation.by(null), "{\"object\":{\"name\":\"web-01\"}}"),
                Arguments.of(creation.as(HOSTILE, HOSTILE).by(HOSTILE), "{\"object\":{\"name\":\"web-01\"}}"),
                Arguments.of(SampleEvent.of("delete", tree("name", null), null), "{\"object\":{\"name\":null}}"),
                Arguments.of(
                        SampleEvent.update(),
                        "{\"object\":{\"name\":\"web-01\",\"status\":\"active\"},"
                                + "\"before\":{\"name\":\"web-01\",\"status\":\"in_stock\"},"
                                + "\"changes\":[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]}"),
                Arguments.of(
                        SampleEvent.of("update", null, tree("a", 1L)).with(Change.added("a", 1L)),
                        "{\"object\":{\"a\":1},\"changes\":[{\"path\":\"a\",\"after\":1}]}"),
                Arguments.of(SampleEvent.truncated(), "{\"truncated\":true}"));
        return formats.stream()
                .flatMap(format -> events.stream().map(event -> Arguments.of(format, event.get()[0], event.get()[1])));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void splicedAndRenderedBodiesAreTheSame(SplicedFormat format, SampleEvent event, String payload) {
        assertThat(splice(format, event, payload)).isEqualTo(render(format, event));
    }
}
