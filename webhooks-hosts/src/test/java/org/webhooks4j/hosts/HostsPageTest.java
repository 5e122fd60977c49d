package org.webhooks4j.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of docs/hosts.md is that of the compiled recipes, apart from its indentation. */
class HostsPageTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:java|kotlin)\n(.*?)```");

    @Test
    void everyBlockOfThePageIsInARecipe() throws IOException {
        List<String> recipes = recipes();
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "hosts.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> withoutIndentation(block.lines().skip(1)).replace("```\n", ""))
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThan(10)
                .allSatisfy(block -> assertThat(recipes).as(block).anyMatch(recipe -> recipe.contains(block)));
    }

    private static List<String> recipes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            return files.filter(Files::isRegularFile).map(HostsPageTest::textOf).toList();
        }
    }

    private static String textOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return withoutIndentation(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(Stream<String> lines) {
        return lines.map(line -> line.strip() + "\n").collect(Collectors.joining());
    }
}
