package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.webhooks4j.Filter.after;
import static org.webhooks4j.Filter.allOf;
import static org.webhooks4j.Filter.anyOf;
import static org.webhooks4j.Filter.before;
import static org.webhooks4j.Filter.changed;
import static org.webhooks4j.Filter.changedOtherThan;
import static org.webhooks4j.Filter.not;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How filters are written: in Java, as JSON, and wrongly. */
class FilterFormTest {

    static Stream<Arguments> bothForms() {
        return Stream.of(
                Arguments.of(changed("status"), "{'changed':'status'}"),
                Arguments.of(changed("status").from("a").to(null), "{'changed':'status','from':'a','to':null}"),
                Arguments.of(changed("status").to(1.50), "{'changed':'status','to':1.5}"),
                Arguments.of(changedOtherThan("updatedAt", "a.b"), "{'changedOtherThan':['updatedAt','a.b']}"),
                Arguments.of(before("status").is("active"), "{'before':'status','is':'active'}"),
                Arguments.of(before("status").is(null), "{'before':'status','is':null}"),
                Arguments.of(after("s").isOneOf("a", 1, true, null), "{'after':'s','in':['a',1,true,null]}"),
                Arguments.of(after("cpu").greaterThan(4), "{'after':'cpu','gt':4}"),
                Arguments.of(after("cpu").atLeast(4.0), "{'after':'cpu','gte':4}"),
                Arguments.of(after("cpu").lessThan(1e30), "{'after':'cpu','lt':1000000000000000000000000000000}"),
                Arguments.of(after("date").atMost("2026-11-24"), "{'after':'date','lte':'2026-11-24'}"),
                Arguments.of(after("tags").contains("prod"), "{'after':'tags','contains':'prod'}"),
                Arguments.of(after("name").startsWith("web-"), "{'after':'name','startsWith':'web-'}"),
                Arguments.of(after("owner").exists(), "{'after':'owner','exists':true}"),
                Arguments.of(
                        allOf(changed("a"), anyOf(changed("b"), not(changed("c")))),
                        "{'all':[{'changed':'a'},{'any':[{'changed':'b'},{'not':{'changed':'c'}}]}]}"));
    }

    @ParameterizedTest
    @MethodSource("bothForms")
    void javaAndJsonSayTheSame(Filter filter, String json) {
        assertThat(filter.toJson()).isEqualTo(json.replace('\'', '"')).isEqualTo(filter.toString());
        assertThat(Filter.parse(filter.toJson())).isEqualTo(filter).hasSameHashCodeAs(filter);
        assertThat(Filter.of(filter.toTree())).isEqualTo(filter);
    }

    @Test
    void filtersAreEqualIfTheySayTheSame() {
        assertThat(after("cpu").is(4))
                .isEqualTo(after("cpu").is(4.0))
                .isNotEqualTo(before("cpu").is(4));
        assertThat(changed("a")).isNotEqualTo(changed("a").from(null)).isNotEqualTo(changed("b"));
        assertThat(allOf(changed("a"))).isNotEqualTo(anyOf(changed("a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]||a list cannot stand here; write a clause, such as {\"changed\":\"status\"}",
                "null||null cannot stand here; write a clause",
                "{}||the keys [] make no clause; write one of all, any, not, changed, changedOtherThan, before, after",
                "{'change':'a'}||the keys [change] make no clause",
                "{'changed':'a','after':'b'}||the keys changed and after cannot stand in one clause; write two",
                "{'changed':'a','is':'b'}|is|the key is unknown here; only changed, from, to can stand",
                "{'changed':1}|changed|a number cannot stand here; write a text",
                "{'changed':''}|changed|path '' is not usable: a field's name is missing at character 1; write paths as",
                "{'changed':'a..b'}|changed|path 'a..b' is not usable: a field's name is missing at character 3",
                "{'changed':'a','from':[]}|from|a list cannot stand here; write a text, a number, a boolean or null",
                "{'changed':'a','to':{}}|to|an object cannot stand here",
                "{'changedOtherThan':'a'}|changedOtherThan|a text cannot stand here; write a list",
                "{'changedOtherThan':[]}|changedOtherThan|the list is empty; write at least one path",
                "{'changedOtherThan':['a',null]}|changedOtherThan[1]|null cannot stand here; write a text",
                "{'changedOtherThan':['a'],'x':1}|x|the key is unknown here",
                "{'after':'a'}||the keys [after] make no clause; write one of is, in, gt",
                "{'after':'a','gt':1,'lt':5}||the keys gt and lt cannot stand in one clause; write two",
                "{'after':'a','gt':1,'than':5}|than|the key is unknown here; only after, gt can stand",
                "{'after':[],'gt':1}|after|a list cannot stand here; write a text",
                "{'after':'a','gt':true}|gt|a boolean cannot stand here; write a number or a text",
                "{'after':'a','is':['b']}|is|a list cannot stand here; write a text, a number",
                "{'after':'a','in':'b'}|in|a text cannot stand here; write a list of values",
                "{'after':'a','in':[]}|in|the list is empty; write at least one value",
                "{'after':'a','in':['b',{}]}|in|an object cannot stand here",
                "{'after':'a','contains':null}|contains|null cannot stand here; write a text, a number or a boolean",
                "{'after':'a','startsWith':1}|startsWith|a number cannot stand here; write a text",
                "{'after':'a','exists':false}|exists|only true can stand here; put the clause into a \"not\"",
                "{'not':[{'changed':'a'}]}|not|a list cannot stand here; write a clause",
                "{'not':{'changed':'a'},'or':1}|or|the key is unknown here",
                "{'all':{'changed':'a'}}|all|an object cannot stand here; write a list",
                "{'all':[]}|all|the list is empty; write at least one clause",
                "{'any':[{'changed':'a'},'b']}|any[1]|a text cannot stand here; write a clause",
                "{'all':[{'changed':'a'},{'not':{'changed':true}}]}|all[1].not.changed|a boolean cannot stand here",
                "{'any':[{'all':[{'after':'a','gt':1e101}]}]}|any[0].all[0].gt|a number has too many digits",
            })
    void aMalformedFilterIsRefusedWithThePathOfTheFault(String json, @Nullable String place, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse(json.replace('\'', '"')))
                .withMessageStartingWith(
                        "the filter is not usable" + (place == null ? "" : " at " + place) + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|a value is missing, at character 1",
                "{'changed':'geheim'|a ',' or '}' is missing, at character 20",
                "{'changed':'geheim'} x|there is something behind the end, at character 22",
                "{'changed':'a','changed':'b'}|a key occurs twice, at character 16",
                "{changed:'a'}|a key in quotes is missing, at character 2",
            })
    void textThatIsNotJsonIsRefusedWithoutRepeatingIt(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse(json.replace('\'', '"')))
                .withMessage("not JSON: " + message);
    }

    @Test
    void aFilterIsNeitherTooDeepNorTooLarge() {
        assertThatCode(() -> Filter.parse(nested(19))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse(nested(20)))
                .withMessageStartingWith("the filter is not usable at not.not.")
                .withMessageEndingWith("it is nested too deep; nest at most 20 clauses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse("[".repeat(1_000_000)))
                .withMessageContaining("it is nested too deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> not(Filter.parse(nested(19))))
                .withMessageContaining("clauses nested 21 deep; nest at most 20");
        assertThatCode(() -> Filter.parse(listOf(199))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse(listOf(200)))
                .withMessage("the filter has 201 clauses and list entries; write at most 200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anyOf(after("x").isOneOf(1, 2), after("y").isOneOf(new Object[196])))
                .withMessageContaining("the filter has 201 clauses");
    }

    private static String nested(int times) {
        return "{\"not\":".repeat(times) + "{\"changed\":\"a\"}" + "}".repeat(times);
    }

    private static String listOf(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "{\"after\":\"a\",\"in\":[", "]}"));
    }

    @Test
    void theBuilderRefusesWhatJsonCannotSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after("a").is(Ordering.LATEST))
                .withMessage("a org.webhooks4j.Ordering cannot stand here; write a text, a number, a boolean or null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after("a").is(Double.NaN))
                .withMessage("NaN is not a number that JSON knows; write a finite one");
        assertThatIllegalArgumentException().isThrownBy(() -> after("a").greaterThan(true));
        assertThatIllegalArgumentException().isThrownBy(() -> after("a").isOneOf());
        assertThatIllegalArgumentException().isThrownBy(() -> after("a").isOneOf(List.of("b")));
        assertThatIllegalArgumentException().isThrownBy(() -> after("[0]"));
        assertThatIllegalArgumentException().isThrownBy(() -> changed("a".repeat(1001)));
        assertThatIllegalArgumentException().isThrownBy(() -> changedOtherThan());
        assertThatIllegalArgumentException().isThrownBy(() -> allOf());
    }

    @Test
    void aTreeMayHoldAnyKindOfNumber() {
        assertThat(Filter.of(Map.of("after", "cpu", "gt", 4)))
                .isEqualTo(after("cpu").greaterThan(4L));
        assertThat(Filter.of(Map.of("after", "cpu", "gt", 4.0f)))
                .isEqualTo(after("cpu").greaterThan(4L));
    }

    @Test
    void aWebhookKeepsItsFilter() {
        Webhook all = Webhook.to("https://example.com").on(EventType.UPDATE).build();
        Webhook some = Webhook.copyOf(all).filter(changed("status")).build();
        assertThat(all.filter()).isNull();
        assertThat(some.filter()).isEqualTo(changed("status"));
        assertThat(some).isNotEqualTo(all).isEqualTo(Webhook.copyOf(some).build());
        assertThat(Webhook.copyOf(some).filter(null).build()).isEqualTo(all);
    }
}
