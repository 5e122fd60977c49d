package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.Filter.after;
import static org.webhooks4j.Filter.allOf;
import static org.webhooks4j.Filter.anyOf;
import static org.webhooks4j.Filter.before;
import static org.webhooks4j.Filter.changed;
import static org.webhooks4j.Filter.changedOtherThan;
import static org.webhooks4j.Filter.not;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events a filter lets pass. */
class FilterTest {

    private static final Map<String, @Nullable Object> IN_STOCK = Map.of("status", "in_stock", "cpu", 4L);
    private static final Map<String, @Nullable Object> ACTIVE = Map.of("status", "active", "cpu", 8L);

    private static final Event CREATE = ServerEvent.created(ACTIVE);
    private static final Event UPDATE = ServerEvent.updated(IN_STOCK, ACTIVE);
    private static final Event UPDATE_WITHOUT_BEFORE = ServerEvent.updatedFromNobodyKnowsWhat(ACTIVE);
    private static final Event DELETE = ServerEvent.deleted(ACTIVE);

    /** A true clause passes, a false one passes when negated, an unknown one does neither. */
    private static String truthOf(Filter filter, Event event) {
        boolean holds = filter.matches(event);
        boolean oppositeHolds = not(filter).matches(event);
        assertThat(holds && oppositeHolds).as("%s and its opposite", filter).isFalse();
        return holds ? "true" : oppositeHolds ? "false" : "unknown";
    }

    private static Event now(String field, @Nullable Object value) {
        return ServerEvent.created(Collections.singletonMap(field, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                //                                                                    create | update | without before |
                // delete
                "{'changed':'status'}                                               | false  | true   | unknown | false",
                "{'changed':'status','from':'in_stock'}                             | false  | true   | unknown | false",
                "{'changed':'status','to':'active'}                                 | false  | true   | unknown | false",
                "{'changed':'status','to':'lost'}                                   | false  | false  | unknown | false",
                "{'changed':'status','from':'in_stock','to':'active'}               | false  | true   | unknown | false",
                "{'changed':'status','from':'lost','to':'active'}                   | false  | false  | unknown | false",
                "{'changed':'sttus'}                                                | false  | unknown| unknown | false",
                "{'changedOtherThan':['cpu']}                                       | false  | true   | unknown | false",
                "{'changedOtherThan':['cpu','status']}                              | false  | false  | unknown | false",
                "{'before':'status','is':'in_stock'}                                | unknown| true   | unknown | false",
                "{'before':'status','is':'active'}                                  | unknown| false  | unknown | true",
                "{'before':'status','exists':true}                                  | false  | true   | unknown | true",
                "{'before':'owner','exists':true}                                   | false  | false  | unknown | false",
                "{'after':'status','is':'active'}                                   | true   | true   | true    | unknown",
                "{'after':'status','in':['lost','active']}                          | true   | true   | true    | unknown",
                "{'after':'status','in':['lost','found']}                           | false  | false  | false   | unknown",
                "{'after':'status','exists':true}                                   | true   | true   | true    | false",
                "{'after':'owner','exists':true}                                    | false  | false  | false   | false",
                "{'after':'owner','is':'alice'}                                     | unknown| unknown| unknown | unknown",
                "{'after':'cpu','gt':4}                                             | true   | true   | true    | unknown",
                "{'after':'cpu','gt':8}                                             | false  | false  | false   | unknown",
                "{'after':'cpu','gte':8}                                            | true   | true   | true    | unknown",
                "{'after':'cpu','lt':8}                                             | false  | false  | false   | unknown",
                "{'after':'cpu','lte':8}                                            | true   | true   | true    | unknown",
                "{'after':'status','contains':'tiv'}                                | true   | true   | true    | unknown",
                "{'after':'status','startsWith':'act'}                              | true   | true   | true    | unknown",
                "{'after':'status','startsWith':'ctive'}                            | false  | false  | false   | unknown",
                "{'all':[{'after':'cpu','gt':4},{'changed':'status'}]}              | false  | true   | unknown | false",
                "{'all':[{'after':'owner','is':1},{'after':'cpu','gt':8}]}          | false  | false  | false   | unknown",
                "{'any':[{'after':'owner','is':1},{'after':'cpu','gt':4}]}          | true   | true   | true    | unknown",
                "{'any':[{'after':'owner','is':1},{'after':'cpu','gt':8}]}          | unknown| unknown| unknown | unknown",
                "{'any':[{'changed':'status'},{'before':'status','exists':true}]}   | false  | true   | unknown | true",
                "{'not':{'not':{'after':'cpu','gt':4}}}                             | true   | true   | true    | unknown",
            })
    void everyClauseIsTrueFalseOrUnknown(
            String json, String create, String update, String withoutBefore, String delete) {
        Filter filter = Filter.parse(json.replace('\'', '"'));
        assertThat(truthOf(filter, CREATE)).as("create").isEqualTo(create);
        assertThat(truthOf(filter, UPDATE)).as("update").isEqualTo(update);
        assertThat(truthOf(filter, UPDATE_WITHOUT_BEFORE)).as("without before").isEqualTo(withoutBefore);
        assertThat(truthOf(filter, DELETE)).as("delete").isEqualTo(delete);
    }

    @Test
    void anEventOfTheHostsOwnHasNoKnownStateBefore() {
        Event promoted = new ServerEvent(EventType.of("promoted"), null, ACTIVE);
        assertThat(truthOf(changed("status"), promoted)).isEqualTo("unknown");
        assertThat(truthOf(before("status").exists(), promoted)).isEqualTo("unknown");
        assertThat(truthOf(after("status").is("active"), promoted)).isEqualTo("true");
    }

    @Test
    void numbersAreEqualIfTheyAreWorthTheSame() {
        Event price = ServerEvent.updated(Map.of("price", new BigDecimal("1.0")), Map.of("price", 1L));
        assertThat(truthOf(after("price").is(1.00), price)).isEqualTo("true");
        assertThat(truthOf(after("price").isOneOf(new BigInteger("1")), price)).isEqualTo("true");
        assertThat(truthOf(changed("price"), price)).isEqualTo("false");
        assertThat(truthOf(changedOtherThan("status"), price)).isEqualTo("false");
    }

    @Test
    void numbersAreComparedToTheLastDigit() {
        Event big = now("n", new BigInteger("9007199254740993"));
        assertThat(truthOf(after("n").is(9007199254740992L), big)).isEqualTo("false");
        assertThat(truthOf(after("n").greaterThan(9007199254740992L), big)).isEqualTo("true");
    }

    @Test
    void aNumberOfAnySizeIsComparedInNoTime() {
        Event huge = now("n", new BigDecimal("1E+999999999"));
        assertThat(truthOf(after("n").greaterThan(1), huge)).isEqualTo("true");
        assertThat(truthOf(after("n").is(new BigDecimal("1E-90")), huge)).isEqualTo("false");
    }

    @Test
    void datesAreComparedAsTexts() {
        Event bought = now("bought", "2026-11-23");
        assertThat(truthOf(after("bought").atLeast("2026-11-01"), bought)).isEqualTo("true");
        assertThat(truthOf(after("bought").lessThan("2026-11-23"), bought)).isEqualTo("false");
    }

    @Test
    void dateTimesWithAnOffsetAreComparedByTheirMoments() {
        Event seen = ServerEvent.updated(
                Map.of("seen", "2026-11-23T16:11:07.5+00:00"), Map.of("seen", "2026-11-23T17:11:07.500+01:00"));
        assertThat(truthOf(changed("seen"), seen)).isEqualTo("false");
        assertThat(truthOf(changedOtherThan("status"), seen)).isEqualTo("false");
        assertThat(truthOf(after("seen").is("2026-11-23T16:11:07.5Z"), seen)).isEqualTo("true");
        assertThat(truthOf(after("seen").greaterThan("2026-11-23T16:11:07Z"), seen))
                .isEqualTo("true");
        assertThat(truthOf(after("seen").lessThan("2026-11-23T17:00:00Z"), seen))
                .isEqualTo("true");
        assertThat(truthOf(after("seen").atLeast("2026-11-23"), seen)).isEqualTo("true");
    }

    @Test
    void valuesOfDifferentKindsAreNotEqual() {
        assertThat(truthOf(after("x").is("1"), now("x", 1L))).isEqualTo("false");
        assertThat(truthOf(after("x").is(true), now("x", "true"))).isEqualTo("false");
        assertThat(truthOf(after("x").is("a"), now("x", List.of("a")))).isEqualTo("false");
        assertThat(truthOf(after("x").is("a"), now("x", null))).isEqualTo("false");
    }

    @Test
    void whatCannotBeComparedIsUnknown() {
        assertThat(truthOf(after("x").greaterThan(4), now("x", "many"))).isEqualTo("unknown");
        assertThat(truthOf(after("x").greaterThan("a"), now("x", 4L))).isEqualTo("unknown");
        assertThat(truthOf(after("x").lessThan(4), now("x", null))).isEqualTo("unknown");
        assertThat(truthOf(after("x").contains("a"), now("x", 4L))).isEqualTo("unknown");
        assertThat(truthOf(after("x").contains(4), now("x", "1234"))).isEqualTo("unknown");
        assertThat(truthOf(after("x").startsWith("a"), now("x", List.of("a")))).isEqualTo("unknown");
    }

    @Test
    void nullIsAValueAndNotAbsence() {
        Event nobody = now("owner", null);
        assertThat(truthOf(after("owner").exists(), nobody)).isEqualTo("true");
        assertThat(truthOf(after("owner").is(null), nobody)).isEqualTo("true");
        assertThat(truthOf(after("owner").isOneOf("alice", null), nobody)).isEqualTo("true");
        assertThat(truthOf(not(after("owner").is(null)), CREATE)).isEqualTo("unknown");
        Event given = ServerEvent.updated(Collections.singletonMap("owner", null), Map.of("owner", "alice"));
        assertThat(truthOf(changed("owner").from(null).to("alice"), given)).isEqualTo("true");
    }

    @Test
    void aFieldThatIsAddedOrRemovedChanged() {
        Event added = ServerEvent.updated(Map.of("a", 1L), Map.of("a", 1L, "owner", "alice"));
        assertThat(truthOf(changed("owner"), added)).isEqualTo("true");
        assertThat(truthOf(changed("owner").to("alice"), added)).isEqualTo("true");
        assertThat(truthOf(changed("owner").from("bob"), added)).isEqualTo("unknown");
        Event removed = ServerEvent.updated(Map.of("a", 1L, "owner", "alice"), Map.of("a", 1L));
        assertThat(truthOf(changed("owner").from("alice"), removed)).isEqualTo("true");
        assertThat(truthOf(changed("owner").to("bob"), removed)).isEqualTo("unknown");
    }

    @Test
    void pathsLeadIntoObjectsAndThroughLists() {
        Event event = ServerEvent.created(Map.of(
                "contact", Map.of("phone", "123"),
                "labels", Map.of("app.kubernetes.io/name", "web"),
                "interfaces", List.of(Map.of("name", "eth0", "mtu", 1500L), Map.of("name", "eth1"))));
        assertThat(truthOf(after("contact.phone").is("123"), event)).isEqualTo("true");
        assertThat(truthOf(after("labels[\"app.kubernetes.io/name\"]").is("web"), event))
                .isEqualTo("true");
        assertThat(truthOf(after("interfaces.name").is("eth1"), event)).isEqualTo("true");
        assertThat(truthOf(after("interfaces.name").is("eth2"), event)).isEqualTo("false");
        assertThat(truthOf(after("interfaces.mtu").atLeast(1500), event)).isEqualTo("true");
        assertThat(truthOf(after("interfaces[0].name").is("eth0"), event)).isEqualTo("true");
        assertThat(truthOf(after("interfaces[0].name").is("eth1"), event)).isEqualTo("false");
        assertThat(truthOf(after("interfaces[2].name").exists(), event)).isEqualTo("false");
        assertThat(truthOf(after("contact.phone.country").exists(), event)).isEqualTo("false");
        assertThat(truthOf(after("interfaces.vlan").is(1), event)).isEqualTo("unknown");
    }

    @Test
    void anElementOfAListIsContained() {
        Event tagged = now("tags", List.of("prod", 7L));
        assertThat(truthOf(after("tags").contains("prod"), tagged)).isEqualTo("true");
        assertThat(truthOf(after("tags").contains(7.0), tagged)).isEqualTo("true");
        assertThat(truthOf(after("tags").contains("pro"), tagged)).isEqualTo("false");
        assertThat(truthOf(after("tags").contains("prod"), now("tags", List.of())))
                .isEqualTo("false");
    }

    @Test
    void ofAListAnElementMustHaveComeToHaveTheValue() {
        Event worse = ServerEvent.updated(disks("ok", "failed"), disks("failed", "failed"));
        assertThat(truthOf(changed("disks.state").to("failed"), worse)).isEqualTo("true");
        assertThat(truthOf(changed("disks.state").from("ok").to("failed"), worse))
                .isEqualTo("true");
        Event other = ServerEvent.updated(disks("ok", "failed"), disks("worn", "failed"));
        assertThat(truthOf(changed("disks.state"), other)).isEqualTo("true");
        assertThat(truthOf(changed("disks.state").to("failed"), other)).isEqualTo("false");
        assertThat(truthOf(changed("disks.state").from("failed"), other)).isEqualTo("false");
    }

    private static Map<String, @Nullable Object> disks(String... states) {
        return Map.of(
                "disks", Stream.of(states).map(state -> Map.of("state", state)).toList());
    }

    @Test
    void whatIsBelowAFieldThatDoesNotCountDoesNotCount() {
        Map<String, @Nullable Object> before = Map.of("meta", Map.of("seen", 1L, "by", "a"), "nics", nics(1, 1));
        Map<String, @Nullable Object> seenLater = Map.of("meta", Map.of("seen", 2L, "by", "a"), "nics", nics(1, 1));
        assertThat(truthOf(changedOtherThan("meta"), ServerEvent.updated(before, seenLater)))
                .isEqualTo("false");
        assertThat(truthOf(changedOtherThan("meta.seen"), ServerEvent.updated(before, seenLater)))
                .isEqualTo("false");
        assertThat(truthOf(changedOtherThan("meta.by"), ServerEvent.updated(before, seenLater)))
                .isEqualTo("true");
        Map<String, @Nullable Object> trafficGrew = Map.of("meta", Map.of("seen", 1L, "by", "a"), "nics", nics(1, 2));
        assertThat(truthOf(changedOtherThan("nics.bytes"), ServerEvent.updated(before, trafficGrew)))
                .isEqualTo("false");
        assertThat(truthOf(changedOtherThan("nics[1].bytes"), ServerEvent.updated(before, trafficGrew)))
                .isEqualTo("false");
        assertThat(truthOf(changedOtherThan("nics[0].bytes"), ServerEvent.updated(before, trafficGrew)))
                .isEqualTo("true");
        Map<String, @Nullable Object> nicGone = Map.of("meta", Map.of("seen", 1L, "by", "a"), "nics", nics(1));
        assertThat(truthOf(changedOtherThan("nics.bytes"), ServerEvent.updated(before, nicGone)))
                .isEqualTo("true");
    }

    private static List<Object> nics(long... bytes) {
        return Arrays.stream(bytes).<Object>mapToObj(n -> Map.of("bytes", n)).toList();
    }

    @Test
    void aFieldThatComesOrGoesIsAChangeUnlessItDoesNotCount() {
        Event added = ServerEvent.updated(Map.of(), Collections.singletonMap("owner", null));
        assertThat(truthOf(changedOtherThan("status"), added)).isEqualTo("true");
        assertThat(truthOf(changedOtherThan("owner"), added)).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'changed':'status','to':'active'}|status changed to 'active': it changed from 'in_stock' to 'lost'",
                "{'changed':'status','from':'x'}|status changed from 'x': it changed from 'in_stock' to 'lost'",
                "{'changed':'cpu'}|cpu changed: it did not change",
                "{'changed':'cup'}|cup changed: it is absent",
                "{'changed':'owner'}|owner changed: it changed from nothing to null",
                "{'after':'cpu','gt':4}|after.cpu is greater than 4: it is 4",
                "{'after':'status','in':['a',1.50]}|after.status is one of [\"a\",1.5]: it is 'lost'",
                "{'after':'tags','exists':true}|after.tags exists: it is [\"a\",\"b\"]",
                "{'before':'owner','is':'x'}|before.owner is 'x': it is absent",
                "{'changedOtherThan':['status']}|something changed other than status: owner changed",
                "{'changedOtherThan':['status','owner','tags']}|something changed other than status, owner, tags: nothing else changed",
                "{'not':{'after':'cpu','is':4}}|not (after.cpu is 4: it is 4)",
                "{'all':[{'after':'cpu','is':4},{'after':'cpu','is':5}]}|after.cpu is 5: it is 4",
                "{'any':[{'after':'cpu','is':5},{'after':'cpu','is':6}]}|after.cpu is 5: it is 4; after.cpu is 6: it is 4",
                "{'any':[{'after':'cpu','is':5},{'after':'cpu','is':4}]}|after.cpu is 4: it is 4",
            })
    void theExplanationNamesTheDecidingClauseAndTheValue(String json, String explanation) {
        Event event = ServerEvent.updated(
                Map.of("status", "in_stock", "cpu", 4L),
                map("status", "lost", "cpu", 4L, "owner", null, "tags", List.of("a", "b")));
        assertThat(Filter.parse(json.replace('\'', '"')).explain(event)).isEqualTo(explanation);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void theExplanationSaysWhereAStateIsMissing() {
        assertThat(changed("status").explain(DELETE)).isEqualTo("status changed: a 'delete' changes no field");
        assertThat(changed("status").explain(UPDATE_WITHOUT_BEFORE))
                .isEqualTo("status changed: the state before is not known, nor what changed");
        assertThat(before("status").is("x").explain(UPDATE_WITHOUT_BEFORE))
                .isEqualTo("before.status is 'x': the state before is not known");
        assertThat(before("status").is("x").explain(CREATE)).isEqualTo("before.status is 'x': it is absent");
    }

    @Test
    void anExplanationIsShort() {
        String smile = "\uD83D\uDE00";
        String explanation = after("x").is("y".repeat(1000)).explain(now("x", smile.repeat(500_000)));
        assertThat(explanation).hasSizeLessThan(300).endsWith(smile + "…").contains("yyy…: it is '" + smile);
        Filter many = anyOf(
                after("status").is("a"),
                after("status").is("b"),
                after("status").is("c"),
                after("status").is("d"),
                after("status").is("e"));
        assertThat(many.explain(CREATE))
                .contains("'c': it is 'active'")
                .doesNotContain("'d'")
                .endsWith("; and 2 more");
    }

    @Test
    void combinationsReadAsTheyAreWritten() {
        Filter filter = allOf(
                changed("status").to("active"),
                anyOf(after("cpu").atLeast(8), after("tags").contains("prod")));
        assertThat(filter.matches(UPDATE)).isTrue();
        assertThat(filter.matches(CREATE)).isFalse();
    }
}
