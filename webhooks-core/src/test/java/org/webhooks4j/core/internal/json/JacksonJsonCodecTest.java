package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonJsonCodecTest {

    private final JacksonJsonCodec codec = new JacksonJsonCodec();

    record Server(int id, String name, Owner owner) {}

    record Owner(String mail) {}

    record Holder(Object value) {}

    interface Disk {
        int size();
    }

    record Ssd(int size, String wear) implements Disk {}

    record Storage(Disk disk) {}

    enum State {
        IN_STOCK,
        @JsonProperty("running")
        ACTIVE
    }

    static final class Bean {

        public String getName() {
            return "web-01";
        }

        public boolean isActive() {
            return true;
        }
    }

    record Raw(@JsonRawValue String settings) {}

    record Optionals(Optional<String> text, OptionalInt number, OptionalLong size, OptionalDouble load) {}

    record Times(Instant at, LocalDate day, Duration length, Optional<Instant> end) {}

    @Test
    void aRecordIsReadFieldByField() {
        assertThat(codec.toTree(new Server(42, "web-01", new Owner("a@example.com"))))
                .isEqualTo(Map.of("id", 42L, "name", "web-01", "owner", Map.of("mail", "a@example.com")));
    }

    @Test
    void aBeanIsReadByItsGetters() {
        assertThat(codec.toTree(new Bean())).isEqualTo(Map.of("name", "web-01", "active", true));
    }

    @Test
    void aMapKeepsItsOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", null);
        map.put("m", List.of(true, "x"));

        assertThat(codec.toTree(map))
                .containsExactly(Map.entry("z", 1L), new SimpleEntry<>("a", null), Map.entry("m", List.of(true, "x")));
    }

    @Test
    void keysThatAreNoTextBecomeText() {
        assertThat(codec.toTree(Map.of(LocalDate.of(2026, 11, 23), 1))).isEqualTo(Map.of("2026-11-23", 1L));
        assertThat(codec.toTree(Map.of(7, 1))).isEqualTo(Map.of("7", 1L));
    }

    @Test
    void halvesOfSurrogatePairsAreReplacedWhereverTheyStand() {
        assertThat(codec.toTree(Map.of("a\uD83D", "\uDE00b\u0000"))).isEqualTo(Map.of("a\uFFFD", "\uFFFDb\u0000"));
    }

    @Test
    void aJsonTreeIsReadToTheDigit() {
        assertThat(codec.toTree(JsonNodeFactory.instance
                        .objectNode()
                        .put("price", new BigDecimal("1.10"))
                        .put("ratio", 0.1)
                        .putNull("none")))
                .isEqualTo(mapOf("price", new BigDecimal("1.10"), "ratio", new BigDecimal("0.1"), "none", null));
    }

    @Test
    void aSubclassThatNobodyAnnouncedIsJustItsProperties() {
        assertThat(codec.toTree(new Storage(new Ssd(512, "3 %"))))
                .isEqualTo(Map.of("disk", Map.of("size", 512L, "wear", "3 %")));
    }

    @ParameterizedTest
    @CsvSource({"1.10", "1.00", "0.1", "-0.000", "1E-7", "1E-300", "123456789012345678901234567890.5", "1E+400"})
    void aDecimalKeepsItsScale(BigDecimal number) {
        assertThat(read(number)).isEqualTo(number);
    }

    @Test
    void integersAreLongsAsFarAsLongsReach() {
        assertThat(read((byte) 1)).isEqualTo(1L);
        assertThat(read((short) 1)).isEqualTo(1L);
        assertThat(read(1)).isEqualTo(1L);
        assertThat(read(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(read(new BigInteger("9223372036854775808"))).isEqualTo(new BigInteger("9223372036854775808"));
    }

    @Test
    void aDecimalWithoutAFractionIsAnInteger() {
        assertThat(read(new BigDecimal("5"))).isEqualTo(5L);
        assertThat(read(new BigDecimal("1E+3"))).isEqualTo(1000L);
        assertThat(read(new BigDecimal("1E+30"))).isEqualTo(BigInteger.TEN.pow(30));
    }

    @Test
    void aFloatingPointNumberIsReadAsItsShortestText() {
        assertThat(read(0.1)).isEqualTo(new BigDecimal("0.1"));
        assertThat(read(0.1f)).isEqualTo(new BigDecimal("0.1"));
        assertThat(read(100.0)).isEqualTo(new BigDecimal("100.0"));
        assertThat(read(Double.MIN_VALUE)).isEqualTo(new BigDecimal("4.9E-324"));
    }

    @Test
    void timesAreIsoText() {
        Instant at = Instant.parse("2026-11-23T16:11:07.887654321Z");

        assertThat(codec.toTree(new Times(at, LocalDate.of(2026, 11, 23), Duration.ofMinutes(90), Optional.of(at))))
                .isEqualTo(Map.of(
                        "at", "2026-11-23T16:11:07.887654321Z",
                        "day", "2026-11-23",
                        "length", "PT1H30M",
                        "end", "2026-11-23T16:11:07.887654321Z"));
        assertThat(read(OffsetDateTime.parse("2026-11-23T16:11:07+01:00"))).isEqualTo("2026-11-23T16:11:07+01:00");
        assertThat(read(Period.ofDays(3))).isEqualTo("P3D");
        assertThat(read(Year.of(2026))).isEqualTo("2026");
        assertThat(read(ZoneId.of("Europe/Berlin"))).isEqualTo("Europe/Berlin");
    }

    @Test
    void aTimeOfTheHostsOwnIsItsTextToo() {
        assertThat(read(new Quarter(Year.of(2026)))).isEqualTo("2026-Q1");
    }

    @Test
    void otherPlainValuesAreText() {
        UUID uuid = new UUID(1, 2);

        assertThat(read(uuid)).isEqualTo(uuid.toString());
        assertThat(read(DayOfWeek.MONDAY)).isEqualTo("MONDAY");
        assertThat(read(State.IN_STOCK)).isEqualTo("IN_STOCK");
        assertThat(read(State.ACTIVE)).isEqualTo("running");
        assertThat(read('c')).isEqualTo("c");
        assertThat(read("ab".getBytes(StandardCharsets.UTF_8))).isEqualTo("YWI=");
        assertThat(read(new char[] {'a', 'b'})).isEqualTo("ab");
    }

    @Test
    void anOptionalIsItsValueOrNull() {
        assertThat(codec.toTree(
                        new Optionals(Optional.of("x"), OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(0.5))))
                .isEqualTo(Map.of("text", "x", "number", 1L, "size", 2L, "load", new BigDecimal("0.5")));
        assertThat(codec.toTree(new Optionals(
                        Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty())))
                .isEqualTo(mapOf("text", null, "number", null, "size", null, "load", null));
        assertThat(read(Optional.of(new Owner("m")))).isEqualTo(Map.of("mail", "m"));
    }

    @Test
    void rawJsonBecomesPartOfTheTree() {
        assertThat(codec.toTree(new Raw("{\"a\":[1.50]}")))
                .isEqualTo(Map.of("settings", Map.of("a", List.of(new BigDecimal("1.50")))));
    }

    @Test
    void theTreeIsIndependentOfTheObjectAndCannotBeChanged() {
        List<String> tags = new ArrayList<>(List.of("a"));
        Map<String, Object> tree = codec.toTree(Map.of("tags", tags));
        tags.add("b");

        assertThat(tree).isEqualTo(Map.of("tags", List.of("a"))).isUnmodifiable();
        assertThat(JsonTreeRules.list(tree.get("tags"))).isUnmodifiable();
    }

    @Test
    void theHostsMapperSaysHowObjectsLook() {
        SimpleModule epoch = new SimpleModule("epoch").addSerializer(Instant.class, new EpochSeconds());
        ObjectMapper mapper = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);
        JacksonJsonCodec hosts = new JacksonJsonCodec(mapper.registerModule(epoch));

        assertThat(hosts.toTree(new Holder(Instant.ofEpochSecond(7)))).isEqualTo(Map.of("Value", 7L));
        assertThat(hosts.toTree(new Holder(LocalDate.of(2026, 11, 23)))).isEqualTo(Map.of("Value", "2026-11-23"));
    }

    @Test
    void theHostsMapperIsCopied() {
        ObjectMapper mapper = new ObjectMapper();
        JacksonJsonCodec hosts = new JacksonJsonCodec(mapper);
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);

        assertThat(hosts.toTree(new Holder(1))).isEqualTo(Map.of("value", 1L));
        assertThat(mapper.getRegisteredModuleIds()).isEmpty();
    }

    @Test
    void classNamesOfDefaultTypingAreNeverWritten() {
        ObjectMapper mapper = new ObjectMapper()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder().build(), ObjectMapper.DefaultTyping.NON_FINAL);

        assertThat(new JacksonJsonCodec(mapper).toTree(new Holder(new Owner("m"))))
                .isEqualTo(Map.of("value", Map.of("mail", "m")));
    }

    @Test
    void aTreeSurvivesWritingAndParsing() {
        for (int seed = 0; seed < 2_000; seed++) {
            Map<String, Object> tree = new RandomTrees(new Random(seed)).map(5);

            assertThat(codec.parse(codec.write(tree))).as("seed %d", seed).isEqualTo(tree);
            assertThat(codec.toTree(tree)).as("seed %d", seed).isEqualTo(tree);
        }
    }

    @Test
    void everyCharacterSurvivesReadingWritingAndParsing() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += 4096) {
            StringBuilder block = new StringBuilder();
            IntStream.range(first, first + 4096)
                    .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                    .forEach(block::appendCodePoint);
            all.put(block.toString(), block.toString());
        }
        String json = codec.write(codec.toTree(all));
        String sent = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        // Does not use AssertJ's comparison, whose message would have a megabyte.
        assertThat(codec.parse(sent).equals(all)).isTrue();
    }

    @Test
    void textIsEscapedWhereJsonDemandsIt() {
        assertThat(codec.write("\" \\ / \n \r \t \b \u0000 \u001f \u007f \u2028 ü \uD83D\uDE00 "))
                .isEqualTo("\"\\\" \\\\ / \\n \\r \\t \\u0008 \\u0000 \\u001f \u007f \u2028 ü \uD83D\uDE00 \"");
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertThat(codec.write(mapOf("\uD83D", "a\uDE00\uD83D\uD83D\uDE00\uD83Db\uD83D")))
                .isEqualTo("{\"\uFFFD\":\"a\uFFFD\uFFFD\uD83D\uDE00\uFFFDb\uFFFD\"}");
    }

    @Test
    void aTreeIsWrittenWithoutBlanks() {
        assertThat(codec.write(mapOf("a", List.of(1L, true), "b", Map.of(), "c", null)))
                .isEqualTo("{\"a\":[1,true],\"b\":{},\"c\":null}");
        assertThat(codec.write(List.of())).isEqualTo("[]");
        assertThat(codec.write(null)).isEqualTo("null");
        assertThat(codec.write(7)).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "1.10, 1.10",
        "1E-7, 0.0000001",
        "1E-100, 0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
        "1E-101, 1E-101",
        "1E+400, 1E+400",
        "1E+999999999, 1E+999999999"
    })
    void aDecimalIsWrittenPlainlyUnlessThatTakesTooManyDigits(BigDecimal number, String json) {
        assertThat(codec.write(number)).isEqualTo(json);
        assertThat(codec.parse("{\"n\":" + json + "}")).isEqualTo(Map.of("n", number));
    }

    @Test
    void aNumberOfAnyLengthIsRead() {
        String digits = "9".repeat(5_000);

        assertThat(codec.parse("{\"n\":" + digits + "}")).isEqualTo(Map.of("n", new BigInteger(digits)));
        assertThat(codec.parse("{\"n\":0." + digits + "}")).isEqualTo(Map.of("n", new BigDecimal("0." + digits)));
    }

    @Test
    void whatIsNoTreeCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.write(List.of(0.5)))
                .withMessageStartingWith("a JSON tree cannot hold a java.lang.Double");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it ends too early, at line 1, column 1",
                "`{\"secret\":` | it ends too early, at line 1, column 11",
                "`{\"secret\":1} x` | it is malformed, at line 1, column 15",
                "`{\"secret\":1} {}` | there is something behind the end, at line 1, column 14",
                "`{\"secret\":1,\"secret\":1}` | a key occurs twice, at line 1, column 13",
                "`{\"a\":{\"secret\":1,\"b\":{},\"secret\":1}}` | a key occurs twice, at line 1, column 25",
                "`{\"a\":secret}` | it is malformed, at line 1",
                "`{\"a\":NaN}` | it is malformed, at line 1",
                "`{\"a\":1e99999999999}` | it is malformed, at line 1",
                "`{'secret':1}` | it is malformed, at line 1"
            })
    void faultyTextIsRefusedWithThePlaceAndNotTheContent(String json, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.parse(json))
                .withMessageContaining("not JSON: " + fault)
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "1", "\"secret\"", "null", "true"})
    void textOfAnythingButAnObjectIsRefused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.parse(json))
                .withMessageStartingWith("not a JSON object but ")
                .withMessageNotContaining("secret");
    }

    private Object read(Object value) {
        return codec.toTree(Collections.singletonMap("value", value)).get("value");
    }

    private static Map<String, Object> mapOf(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static final class EpochSeconds extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeNumber(value.getEpochSecond());
        }
    }
}
