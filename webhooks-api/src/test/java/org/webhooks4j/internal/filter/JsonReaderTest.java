package org.webhooks4j.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void everyKindOfValueIsRead() {
        assertThat(JsonReader.read(" { \"a\" : [ 1 , -2.50e+1, true,false , null, {} , [] ] , \"b\":\"\" }\n"))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(BigDecimal.ONE, new BigDecimal("-25.0"), true, false, null, Map.of(), List.of()),
                        "b",
                        ""));
    }

    @Test
    void everyEscapeIsRead() {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\""))
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
                .isThrownBy(() -> JsonReader.read(text))
                .withMessageStartingWith("not JSON: ");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedBeforeItIsRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.read("1".repeat(1_000_000)))
                .withMessageStartingWith("not JSON: ");
    }
}
