package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.core.internal.payload.Rendering.render;
import static org.webhooks4j.core.internal.payload.SampleEvent.tree;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.Change;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.json.RandomTrees;
import org.webhooks4j.core.internal.json.TreeDiff;
import org.webhooks4j.core.internal.signing.RandomText;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.StoredEvent;

/** A body that is spliced from the stored text equals the body that is rendered from the decoded event. */
class SplicedFormatTest {

    private static final String HOSTILE = "\"},{\\ \n\t\0\u001f\u007f\u2028 é \uD83D\uDE00 \uD83D </script>";

    private final JsonCodec codec = new JacksonJsonCodec();
    private final List<SplicedFormat> formats =
            List.of(new StandardFormat(), new CloudEventsFormat("urn:example:cmdb"));

    static Stream<StoredEvent> storedEvents() {
        SampleEvent creation = SampleEvent.of("create", null, tree("name", "web-01"));
        return Stream.of(
                creation.stored("{\"object\":{\"name\":\"web-01\"}}"),
                creation.stored("{\"object\":{}}"),
                creation.by(null).stored("{\"object\":{\"name\":\"web-01\"}}"),
                creation.as(HOSTILE, HOSTILE).by(HOSTILE).stored("{\"object\":{\"name\":\"web-01\"}}"),
                SampleEvent.of("delete", tree("name", null), null).stored("{\"object\":{\"name\":null}}"),
                SampleEvent.update()
                        .stored("{\"object\":{\"name\":\"web-01\",\"status\":\"active\"},"
                                + "\"before\":{\"name\":\"web-01\",\"status\":\"in_stock\"},"
                                + "\"changes\":[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]}"),
                SampleEvent.update().stored("{\"object\":{\"a\":1},\"before\":{\"a\":1},\"changes\":[]}"),
                SampleEvent.update().stored("{\"object\":{\"a\":1},\"changes\":[{\"path\":\"a\",\"after\":1}]}"),
                SampleEvent.update()
                        .stored("{\"object\":{\"a\":1},\"changes\":[{\"path\":\"a\",\"after\":1}],"
                                + "\"omitted\":[\"before\"]}"),
                SampleEvent.update().stored("{\"object\":{\"a\":1},\"omitted\":[\"before\",\"changes\"]}"),
                SampleEvent.update().stored("{\"truncated\":true}"),
                SampleEvent.of("delete", null, null).stored("{\"truncated\":true}"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("storedEvents")
    void nothingIsLostOrAddedOnTheLongerWay(StoredEvent stored) {
        assertSameBodies(stored);
    }

    @Test
    void anyObjectIsTheSameOnBothWays() {
        SplittableRandom random = new SplittableRandom(20260102);
        RandomTrees trees = new RandomTrees(random);
        for (int i = 0; i < 2000; i++) {
            Map<String, Object> state = trees.map(4);
            Map<String, Object> before = random.nextInt(3) == 0 ? null : state;
            Map<String, Object> after = before != null && random.nextInt(3) == 0 ? null : trees.mutated(state);
            boolean isUpdate = before != null && after != null;
            List<Change> changes = isUpdate ? TreeDiff.between(before, after) : List.of();
            // The limit is sometimes so small that the engine omits the state before, or more.
            int maxBytes = random.nextInt(20, 4000);
            String type = after == null ? "delete" : isUpdate ? "update" : "create";

            assertSameBodies(SampleEvent.of(type, before, after)
                    .as(RandomText.of(random, 5), RandomText.of(random, 5))
                    .by(RandomText.of(random, 5))
                    .stored(EventPayload.write(codec, before, after, changes, maxBytes)));
        }
    }

    private void assertSameBodies(StoredEvent stored) {
        assertThat(formats)
                .allSatisfy(format ->
                        assertThat(render(format, stored)).isEqualTo(render(format, EventPayload.read(codec, stored))));
    }
}
