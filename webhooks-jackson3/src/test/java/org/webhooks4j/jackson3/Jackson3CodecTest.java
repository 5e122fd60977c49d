package org.webhooks4j.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class Jackson3CodecTest {

    private final JsonCodec codec = Jackson3Codec.of(JsonMapper.shared());

    record Server(String id, String hostName, Set<String> tags, LocalDate bought, Instant seen) {}

    private static final Server SERVER = new Server(
            "1",
            "web-01",
            new LinkedHashSet<>(List.of("b", "a")),
            LocalDate.of(2026, 1, 2),
            Instant.parse("2026-01-02T03:04:05Z"));

    @Test
    void anObjectIsReadAsTheHostsMapperWritesIt() {
        assertThat(codec.toTree(SERVER))
                .containsExactly(
                        Map.entry("id", "1"),
                        Map.entry("hostName", "web-01"),
                        Map.entry("tags", List.of("a", "b")),
                        Map.entry("bought", "2026-01-02"),
                        Map.entry("seen", "2026-01-02T03:04:05Z"));
        JsonMapper snake = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        assertThat(Jackson3Codec.of(snake).toTree(SERVER)).containsEntry("host_name", "web-01");
    }

    record Annotated(
            @JsonProperty("name") String id,
            @JsonIgnore String secret,
            @JsonRawValue String raw,
            Set<Integer> ports) {}

    @Test
    void annotationsAndRawJsonAreRespectedAndSetsBehindThemFound() {
        assertThat(codec.toTree(new Annotated("x", "hidden", "[[1],\"[\\\"\"]", new LinkedHashSet<>(List.of(443, 80)))))
                .isEqualTo(Map.of("name", "x", "raw", List.of(List.of(1L), "[\""), "ports", List.of(80L, 443L)));
    }

    record Numbers(
            long whole, BigInteger large, BigDecimal exact, double binary, float small, Object list, Object decimals) {}

    @Test
    void numbersKeepAllTheirDigits() {
        BigInteger large = BigInteger.TEN.pow(30).add(BigInteger.ONE);
        assertThat(codec.toTree(new Numbers(
                        Long.MAX_VALUE,
                        large,
                        new BigDecimal("1.10000000000000000001"),
                        0.1,
                        0.1f,
                        new int[] {1},
                        new double[] {2.5})))
                .isEqualTo(Map.of(
                        "whole",
                        Long.MAX_VALUE,
                        "large",
                        large,
                        "exact",
                        new BigDecimal("1.10000000000000000001"),
                        "binary",
                        new BigDecimal("0.1"),
                        "small",
                        new BigDecimal("0.1"),
                        "list",
                        List.of(1L),
                        "decimals",
                        List.of(new BigDecimal("2.5"))));
    }

    record Nested(
            Map<String, List<Set<Long>>> map,
            Optional<String> name,
            @Nullable String nothing,
            Object bytes) {}

    @Test
    void setsAreOrderedWhereverTheyAre() {
        Set<Long> numbers = new LinkedHashSet<>(List.of(10L, 9L));
        assertThat(codec.toTree(
                        new Nested(Map.of("a", List.of(numbers, Set.of())), Optional.of("n"), null, new byte[] {1})))
                .containsEntry("map", Map.of("a", List.of(List.of(9L, 10L), List.of())))
                .containsEntry("name", "n")
                .containsEntry("nothing", null)
                .containsEntry("bytes", "AQ==");
    }

    @Test
    void listsKeepTheirOrderAndTextThatIsNoUnicodeIsReplaced() {
        assertThat(codec.toTree(Map.of("list", List.of("b", "a"), "text", "x\uD800")))
                .isEqualTo(Map.of("list", List.of("b", "a"), "text", "x\uFFFD"));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    record Typed(String id) {}

    @Test
    void defaultTypingIsOffAndTheHostsOwnTypesStay() {
        JsonMapper typing = JsonMapper.builder()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        DefaultTyping.NON_FINAL)
                .build();
        assertThat(Jackson3Codec.of(typing).toTree(Map.of("a", new ArrayList<>(List.of(1)))))
                .isEqualTo(Map.of("a", List.of(1L)));
        assertThat(codec.toTree(new Typed("1"))).containsKey("@type");
    }

    public static final class Failing {

        public String getId() {
            return "1";
        }

        public Part getPart() {
            return new Part();
        }

        /** A part of it. */
        public static final class Part {

            public String getName() {
                return Optional.<String>empty().orElseThrow(() -> new IllegalStateException("a secret"));
            }
        }
    }

    record Ratio(String id, double ratio) {}

    @Test
    void whatCannotBeReadIsRefusedWithItsPlaceAndWithoutItsValue() {
        assertThatThrownBy(() -> codec.toTree(new Failing()))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("failing.part.name could not be read")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> codec.toTree(new Ratio("1", Double.NaN)))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("ratio.ratio is NaN or infinite");
        assertThatThrownBy(() -> codec.toTree(Map.of("a", new Object())))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("object.a has nothing that can be read as JSON (java.lang.Object)");
        assertThatThrownBy(() -> codec.toTree(List.of(1)))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("a list");
    }

    @Test
    void aCycleAndAnObjectThatIsTooDeepAreRefused() {
        Map<String, Object> cycle = new LinkedHashMap<>();
        cycle.put("self", cycle);
        assertThatThrownBy(() -> codec.toTree(cycle))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("cycle");
        Object deep = "end";
        for (int i = 0; i < 101; i++) {
            deep = Collections.singletonMap("a", deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> codec.toTree(tooDeep))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("100 levels");
    }

    @Test
    void aMapMustNotHaveTwoKeysOfTheSameText() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1, "a");
        map.put("1", "b");
        assertThatThrownBy(() -> codec.toTree(map)).isInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void textIsWrittenAndParsedAsByEveryEngine() {
        assertThat(codec.write(Map.of("a", List.of(1L)))).isEqualTo("{\"a\":[1]}");
        assertThat(codec.parse("{\"a\":1.50}")).isEqualTo(Map.of("a", new BigDecimal("1.50")));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.parse("[1]"));
    }

    @Test
    void anEngineSendsWhatTheMapperWritesAndFindsWhatChanged() {
        JsonMapper snake = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        ScriptedReceiver receiver = new ScriptedReceiver();
        try (TestEngine engine = TestEngine.sendingTo(receiver)
                .webhook(Webhook.to(receiver.url()).on(EventType.UPDATE).build())
                .with(builder -> builder.codec(Jackson3Codec.of(snake)))
                .start()) {
            Server renamed = new Server("1", "web-02", SERVER.tags(), SERVER.bought(), SERVER.seen());
            engine.onObjectEvent(ObjectEvent.updated(SERVER, renamed));

            assertThat(receiver.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.bodyText())
                            .contains(
                                    "\"changes\":[{\"path\":\"host_name\",\"before\":\"web-01\",\"after\":\"web-02\"}]")
                            .contains("\"tags\":[\"a\",\"b\"]"));
        }
    }
}
