package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.util.StdDateFormat;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.webhooks4j.internal.tree.Moments;

/** Dates and times are written as in RFC 3339, so that receivers in any language can read them. */
class ReadingTimesTest {

    private static final Instant MOMENT = Instant.parse("2026-11-23T16:11:07.887654321Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final JacksonJsonCodec codec = new JacksonJsonCodec();

    record Holder(Object value) {}

    record Annotated(
            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "dd.MM.yyyy", timezone = "UTC")
            Date day) {}

    @Test
    void aDateTimeOnAFullMinuteHasItsSeconds() {
        assertThat(read(OffsetDateTime.parse("2026-11-23T17:11+01:00"))).isEqualTo("2026-11-23T17:11:00+01:00");
        assertThat(read(OffsetDateTime.parse("2026-11-23T16:11Z"))).isEqualTo("2026-11-23T16:11:00Z");
        assertThat(read(LocalDateTime.parse("2026-11-23T17:11"))).isEqualTo("2026-11-23T17:11:00");
        assertThat(read(LocalTime.parse("17:11"))).isEqualTo("17:11:00");
        assertThat(read(OffsetTime.parse("17:11+01:00"))).isEqualTo("17:11:00+01:00");
        assertThat(read(OffsetDateTime.parse("2026-11-23T17:11:00.5+01:00"))).isEqualTo("2026-11-23T17:11:00.5+01:00");
    }

    @Test
    void aDateTimeInAZoneHasItsOffsetAndNotTheZonesName() {
        assertThat(read(ZonedDateTime.of(LocalDateTime.parse("2026-11-23T17:11"), BERLIN)))
                .isEqualTo("2026-11-23T17:11:00+01:00");
        assertThat(read(MOMENT.atZone(BERLIN))).isEqualTo("2026-11-23T17:11:07.887654321+01:00");
        assertThat(read(MOMENT.atZone(ZoneOffset.UTC))).isEqualTo("2026-11-23T16:11:07.887654321Z");
    }

    @Test
    void anOffsetWithSecondsIsWrittenAsUtc() {
        ZonedDateTime longAgo = ZonedDateTime.of(LocalDateTime.parse("1850-01-01T00:53:28"), BERLIN);

        assertThat(read(longAgo)).isEqualTo("1850-01-01T00:00:00Z");
    }

    @Test
    void oldDatesAreWrittenAsTheInstantsThatTheyAre() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"));
        calendar.setTimeInMillis(MOMENT.toEpochMilli());

        assertThat(read(Date.from(MOMENT))).isEqualTo("2026-11-23T16:11:07.887Z");
        assertThat(read(calendar)).isEqualTo("2026-11-23T16:11:07.887Z");
        assertThat(read(Timestamp.from(MOMENT))).isEqualTo("2026-11-23T16:11:07.887654321Z");
        assertThat(read(java.sql.Date.valueOf("2026-11-23"))).isEqualTo("2026-11-23");
        assertThat(read(java.sql.Time.valueOf("17:11:00"))).isEqualTo("17:11:00");
    }

    @Test
    void keysOfMapsAreWrittenAsValuesAre() {
        assertThat(keyOf(OffsetDateTime.parse("2026-11-23T17:11+01:00"))).isEqualTo("2026-11-23T17:11:00+01:00");
        assertThat(keyOf(MOMENT.atZone(BERLIN))).isEqualTo("2026-11-23T17:11:07.887654321+01:00");
        assertThat(keyOf(LocalTime.parse("17:11"))).isEqualTo("17:11:00");
        assertThat(keyOf(Timestamp.from(MOMENT))).isEqualTo("2026-11-23T16:11:07.887654321Z");
        assertThat(codec.toTree(Map.of("m", Map.of(MOMENT.atZone(BERLIN), 1))))
                .isEqualTo(Map.of("m", Map.of("2026-11-23T17:11:07.887654321+01:00", 1L)));
    }

    @Test
    void whatTheHostSaysOfDatesHolds() {
        Date date = Date.from(MOMENT);
        ObjectMapper text = new ObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

        assertThat(new JacksonJsonCodec(new ObjectMapper()).toTree(new Holder(date)))
                .isEqualTo(Map.of("value", MOMENT.toEpochMilli()));
        assertThat(codec.toTree(new Annotated(date))).isEqualTo(Map.of("day", "23.11.2026"));
        assertThat(new JacksonJsonCodec(text.copy().setTimeZone(TimeZone.getTimeZone("Europe/Berlin")))
                        .toTree(new Holder(date)))
                .isEqualTo(Map.of("value", "2026-11-23T17:11:07.887+01:00"));
        assertThat(new JacksonJsonCodec(text.copy().setDateFormat(new StdDateFormat().withColonInTimeZone(false)))
                        .toTree(new Holder(date)))
                .isEqualTo(Map.of("value", "2026-11-23T16:11:07.887+0000"));
    }

    @Test
    void everyFormOfAMomentIsComparedAsOne() {
        ObjectMapper text = new ObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        JacksonJsonCodec hosts =
                new JacksonJsonCodec(text.setDateFormat(new StdDateFormat().withColonInTimeZone(false)));
        Instant millis = Instant.ofEpochMilli(MOMENT.toEpochMilli());

        assertThat(TreeDiff.between(hosts.toTree(new Holder(Date.from(millis))), hosts.toTree(new Holder(millis))))
                .isEmpty();
        assertThat(Moments.of(read(MOMENT.atZone(BERLIN)))).isEqualTo(MOMENT);
    }

    private String read(Object value) {
        return (String) codec.toTree(new Holder(value)).get("value");
    }

    private String keyOf(Object key) {
        return codec.toTree(Map.of(key, 1)).keySet().iterator().next();
    }
}
