package org.webhooks4j.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameValuesTest {

    @Test
    void numbersAreTheSameIfTheyAreWorthTheSame() {
        assertSame(1L, new BigDecimal("1.0"));
        assertSame(new BigDecimal("10.5"), new BigDecimal("10.50"));
        assertSame(new BigInteger("18446744073709551616"), new BigDecimal("18446744073709551616.0"));
        assertSame(new BigDecimal("1E+400"), new BigDecimal("10E+399"));
        assertDiffer(9007199254740993L, 9007199254740992L);
        assertDiffer(1L, "1");
        assertDiffer(new BigDecimal("1E+999999999"), 1L);
    }

    @Test
    void textsAreTheSameIfTheyAreEqualOrOfOneMoment() {
        assertSame("2026-11-23T16:11:07.887Z", "2026-11-23T16:11:07.887+00:00");
        assertSame("2026-11-23T16:11:07.887Z", "2026-11-23T17:11:07.8870+01:00");
        assertSame("2026-11-23T16:11:00Z", "2026-11-23T16:11Z");
        assertDiffer("2026-11-23T16:11:07.887Z", "2026-11-23T16:11:07.888Z");
        assertDiffer("2026-11-23T16:11:07", "2026-11-23T16:11:07Z");
        assertDiffer("a", "A");
    }

    @Test
    void fieldsMayStandInAnyOrderAndElementsMayNot() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1L);
        one.put("b", null);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", null);
        other.put("a", new BigDecimal("1.0"));

        assertSame(one, other);
        assertSame(List.of(one, "x"), List.of(other, "x"));
        assertDiffer(List.of(one, "x"), List.of("x", other));
        assertDiffer(Map.of("a", 1L), Map.of("a", 1L, "b", 2L));
    }

    @Test
    void aFieldThatIsNullIsNotOneThatIsAbsent() {
        Map<String, Object> withNull = new LinkedHashMap<>();
        withNull.put("a", null);

        assertDiffer(withNull, Map.of("b", 1L));
        assertDiffer(withNull, Map.of());
        assertDiffer(Arrays.asList((Object) null), List.of());
        assertSame(null, null);
        assertDiffer(null, false);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T16:11:07.887Z,2026-11-23T16:11:07.887Z",
        "2026-11-23T16:11:07+01:00,2026-11-23T15:11:07Z",
        "2026-11-23T16:11:07-0130,2026-11-23T17:41:07Z",
        "2026-11-23T16:11:07+01,2026-11-23T15:11:07Z",
        "2026-11-23T16:11Z,2026-11-23T16:11:00Z",
        "2024-02-29T23:59:59.123456789-18:00,2024-03-01T17:59:59.123456789Z",
        "0001-01-01T00:00:00.5Z,0001-01-01T00:00:00.5Z"
    })
    void aDateTimeWithAnOffsetIsAMoment(String text, Instant moment) {
        assertThat(Moments.of(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T16:11:07",
                "2026-11-23T16:11:07.Z",
                "2026-11-23T16:11:07.1234567890Z",
                "2026-11-23T16:11:07ZZ",
                "2026-11-23T16:11:07+01:00[Europe/Berlin]",
                "2026-11-23T16:11:07+1:00",
                "2026-11-23T16:11:07+01:",
                "2026-11-23T16:11:07+01:60",
                "2026-11-23T16:11:07+19:00",
                "2026-11-23T16:11:60Z",
                "2026-13-23T16:11:07Z",
                "2026-02-30T16:11:07Z",
                "2026-11-23 16:11:07Z",
                "2026-11-23T16:11:0xZ",
                "2026-11-23T16:1111:Z",
                "２０２６-11-23T16:11:07Z"
            })
    void anythingElseIsJustText(String text) {
        assertThat(Moments.of(text)).isNull();
    }

    private static void assertSame(Object one, Object other) {
        assertThat(SameValues.same(one, other)).isTrue();
        assertThat(SameValues.same(other, one)).isTrue();
    }

    private static void assertDiffer(Object one, Object other) {
        assertThat(SameValues.same(one, other)).isFalse();
        assertThat(SameValues.same(other, one)).isFalse();
    }
}
