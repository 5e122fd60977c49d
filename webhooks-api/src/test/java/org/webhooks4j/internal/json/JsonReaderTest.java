package org.webhooks4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void everyKindOfValueIsRead() {
        assertThat(JsonReader.value(" { \"a\" : [ 1 , -2.50e+1, true,false , null, {} , [] ] , \"b\":\"\" }\n", 10))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(BigDecimal.ONE, new BigDecimal("-25.0"), true, false, null, Map.of(), List.of()),
                        "b",
                        ""));
    }

    @Test
    void everyEscapeIsRead() {
        assertThat(JsonReader.value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\"", 10))
                .isEqualTo("\"\\/\b\f\n\r\té\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "-",
                "1.",
                ".5",
                "+1",
                "1e",
                "NaN",
                "Infinity",
                "tru",
                "nul",
                "True",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"\\u\uff11\uff11\uff11\uff11\"",
                "\"a\nb\"",
                "\"\\",
                "[",
                "[1",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{1:2}",
                "1 2",
                "[1]]",
                "\u00a01",
                "//\n1",
                "1e9999999999"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.value(text, 10))
                .withMessageStartingWith("not JSON: ");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedBeforeItIsRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.value("1".repeat(1_000_000), 10))
                .withMessageStartingWith("not JSON: ");
    }

    @Test
    void numbersOfAnObjectAreThoseOfTrees() {
        assertThat(JsonReader.object("{\"a\":1,\"b\":12345678901234567890,\"c\":1.50,\"d\":1e2,\"e\":-0}"))
                .isEqualTo(Map.of(
                        "a",
                        1L,
                        "b",
                        new BigInteger("12345678901234567890"),
                        "c",
                        new BigDecimal("1.50"),
                        "d",
                        100L,
                        "e",
                        0L));
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.object("[1]"))
                .withMessage("not a JSON object but a list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.object("null"))
                .withMessage("not a JSON object but a single value");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThat(JsonReader.value("[[1]]", 3)).isEqualTo(List.of(List.of(BigDecimal.ONE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.value("[[1]]", 2))
                .withMessageContaining("nested too deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.object("{\"a\":" + "[".repeat(100_000)))
                .withMessageContaining("nested too deep");
    }
}
