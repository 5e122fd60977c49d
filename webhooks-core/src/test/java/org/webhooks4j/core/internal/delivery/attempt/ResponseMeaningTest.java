package org.webhooks4j.core.internal.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.admin.Outcome;

class ResponseMeaningTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:11:07Z");

    private static Duration retryAfter(String value) {
        return ResponseMeaning.retryAfter(Map.of("retry-after", List.of(value)), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "201, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "300, REDIRECTED",
        "301, REDIRECTED",
        "307, REDIRECTED",
        "399, REDIRECTED",
        "410, GONE",
        "429, THROTTLED",
        "502, THROTTLED",
        "503, THROTTLED",
        "504, THROTTLED",
        "400, REJECTED",
        "401, REJECTED",
        "404, REJECTED",
        "500, REJECTED",
        "501, REJECTED",
        "599, REJECTED",
        "199, REJECTED",
        "600, REJECTED",
        "999, REJECTED"
    })
    void everyStatusHasItsMeaning(int statusCode, Outcome outcome) {
        assertThat(ResponseMeaning.outcomeOf(statusCode)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|PT0S",
                "120|PT2M",
                " 5 |PT5S",
                "Mon, 23 Nov 2026 16:12:07 GMT|PT1M",
                "Monday, 23-Nov-26 16:12:07 GMT|PT1M",
                "Mon Nov 23 16:12:07 2026|PT1M",
                "999999999|PT24H",
                "99999999999999999999|PT24H",
                "Fri, 31 Dec 9999 23:59:59 GMT|PT24H"
            })
    void secondsAndDatesAreUnderstoodUpToADay(String value, Duration expected) {
        assertThat(retryAfter(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1",
                "1e9",
                "-99999999999999999999",
                "\u0665",
                "Mon, 23 Nov 99999 16:12:07 GMT",
                "Mon, 23 Nov -2026 16:12:07 GMT",
                "soon",
                "''",
                "NaN",
                "Mon, 23 Nov 2020 16:12:07 GMT",
                "Mon, 99 Nov 2026 16:12:07 GMT"
            })
    void nonsenseAndThePastAskForNothing(String value) {
        assertThat(retryAfter(value)).isZero();
    }

    @Test
    void withoutTheHeaderNothingIsAsked() {
        assertThat(ResponseMeaning.retryAfter(Map.of(), NOW)).isZero();
        assertThat(ResponseMeaning.retryAfter(Map.of("retry-after", List.of()), NOW))
                .isZero();
    }
}
