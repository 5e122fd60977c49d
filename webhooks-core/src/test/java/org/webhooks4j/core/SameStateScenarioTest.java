package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;

/** An update that writes the same value in another form is no change, neither for the payload nor for a filter. */
class SameStateScenarioTest extends ScenarioTest {

    private static final Instant MOMENT = Instant.parse("2026-11-23T16:11:07.887Z");

    record Asset(String id, Object tags) {}

    record Disk(int id, String state, Collection<?> labels) {}

    static List<Arguments> sameStates() {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(MOMENT.toEpochMilli());
        return List.of(
                Arguments.of(set("prod", "linux", "edge"), set("edge", "prod", "linux")),
                Arguments.of(set("prod", "linux"), new TreeSet<>(Set.of("linux", "prod"))),
                Arguments.of(set(10, 9, 2), set(2, 9, 10)),
                Arguments.of(
                        set(new Disk(2, "ok", set("a", "b")), new Disk(1, "worn", set())),
                        set(new Disk(1, "worn", set()), new Disk(2, "ok", set("b", "a")))),
                Arguments.of(set(set(1, 2), set(3)), set(set(3), set(2, 1))),
                Arguments.of(Map.of("in", set("a", "b")), Map.of("in", set("b", "a"))),
                Arguments.of(1, new BigDecimal("1.0")),
                Arguments.of(new BigDecimal("10.5"), new BigDecimal("10.50")),
                Arguments.of(List.of(1, 2.5), List.of(1.0, new BigDecimal("2.50"))),
                Arguments.of(set(1, 2), set(new BigDecimal("2.0"), 1.0)),
                Arguments.of(Timestamp.from(MOMENT), MOMENT),
                Arguments.of(Timestamp.from(MOMENT.plusNanos(1)), MOMENT.plusNanos(1)),
                Arguments.of(Date.from(MOMENT), MOMENT),
                Arguments.of(calendar, MOMENT),
                Arguments.of(OffsetDateTime.parse("2026-11-23T17:11:07.887+01:00"), MOMENT),
                Arguments.of(
                        set(MOMENT, MOMENT.plusSeconds(1)),
                        set(Timestamp.from(MOMENT.plusSeconds(1)), Timestamp.from(MOMENT))));
    }

    @ParameterizedTest
    @MethodSource("sameStates")
    void theSameStateInAnotherFormIsNoUpdateAndPassesNoFilter(Object before, Object after) {
        var engine = start(
                Mode.SYNCHRONOUS,
                webhook().id("wh_any"),
                webhook().id("wh_tags").filter(Filter.changed("tags")),
                webhook().id("wh_other").filter(Filter.changedOtherThan("name")));
        var event = ObjectEvent.updated(new Asset("1", before), new Asset("1", after));

        assertThat(engine.onObjectEvent(event).matched()).isFalse();
        assertThat(receiver.requests()).isEmpty();
        assertThat(engine.admin().diagnostics().explain(event).verdicts()).noneMatch(verdict -> verdict.fires());
    }

    @ParameterizedTest
    @MethodSource("sameStates")
    void whatComesToTheSameInOneUnitOfWorkIsNotSent(Object before, Object after) {
        var engine = start(Mode.SYNCHRONOUS, webhook());
        try (var unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.updated(new Asset("1", before), new Asset("1", "between")));
            unit.onObjectEvent(ObjectEvent.updated(new Asset("1", "between"), new Asset("1", after)));
            unit.complete();
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sameStates")
    void theTextIsTheHostsOwn(Object before, Object after) {
        var engine = start(Mode.SYNCHRONOUS, webhook());
        engine.onObjectEvent(EventType.CREATE, new Asset("1", after));
        String created = receiver.body().at("/data/object/tags").toString();
        engine.onObjectEvent(ObjectEvent.updated(new Asset("2", after), new Asset("2", List.of(after, "more"))));
        String element = receiver.bodies().get(1).at("/data/object/tags/0").toString();

        assertThat(element).isEqualTo(created);
        if (after instanceof BigDecimal number) {
            assertThat(receiver.requests().get(0).getBody().utf8())
                    .contains("\"tags\":" + number.toPlainString() + "}");
        }
    }

    private static Collection<?> set(Object... elements) {
        return new LinkedHashSet<>(List.of(elements));
    }
}
