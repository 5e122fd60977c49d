package org.webhooks4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.internal.json.TreePath.Step;

class TreePathTest {

    @Test
    void fieldsAreJoinedWithDotsAndElementsNamedByIndex() {
        StringBuilder path = new StringBuilder();
        TreePath.appendField(path, "interfaces");
        TreePath.appendIndex(path, 0);
        TreePath.appendField(path, "name");

        assertThat(path).hasToString("interfaces[0].name");
        assertThat(TreePath.parse("interfaces[0].name"))
                .containsExactly(field("interfaces"), element(0), field("name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "[",
                "]",
                "\"",
                "\\",
                "a\"]b",
                "\\\"",
                "\n.",
                "\uD83D\uDE00.",
                "app.kubernetes.io/name"
            })
    void unusualNamesAreQuotedAndReadBack(String name) {
        StringBuilder path = new StringBuilder();
        TreePath.appendField(path, name);
        TreePath.appendField(path, name);
        TreePath.appendIndex(path, 12);
        TreePath.appendField(path, "plain");

        assertThat(path.toString()).startsWith("[\"");
        assertThat(TreePath.parse(path.toString()))
                .containsExactly(field(name), field(name), element(12), field("plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "with blank", "0", "a-b", "a'b", "{}", "\n"})
    void otherNamesAreWrittenAsTheyAre(String name) {
        StringBuilder path = new StringBuilder();
        TreePath.appendField(path, name);

        assertThat(path).hasToString(name);
        assertThat(TreePath.parse(name)).isEqualTo(List.of(field(name)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "||, 1",
                "., 1",
                "a., 3",
                "a..b, 3",
                ".a, 1",
                "a], 2",
                "a\"b, 2",
                "a\\b, 2",
                "a[, 3",
                "a[], 3",
                "a[x], 3",
                "a[-1], 3",
                "a[1, 4",
                "a[1]b, 5",
                "[0], 2",
                "a[9999999999], 3",
                "a[\"x], 6",
                "a[\"x\", 6",
                "a[\"\\x\"], 3",
                "a[\"\\, 5"
            })
    void aFaultyPathIsRefusedWithThePlace(String path, int character) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreePath.parse(path))
                .withMessageStartingWith("path '" + path + "' is not usable: ")
                .withMessageContaining(" at character " + character + "; write paths as in");
    }

    private static Step field(String name) {
        return new Step(name, -1);
    }

    private static Step element(int index) {
        return new Step(null, index);
    }
}
