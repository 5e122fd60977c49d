package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookChange;

/** The German translation has each text that the pages use, and no other. */
class MessagesTest {

    private static final Pattern MODULE = Pattern.compile("assets-[0-9a-f]+/([a-z-]+\\.js)");
    private static final Pattern WORDS = Pattern.compile("data-words>([^<]+)<");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    private final TestConsole console = new TestConsole();
    private final Map<String, String> german =
            Messages.bundle(console.get("/messages-de.js").text());

    @Test
    void everyTextOfThePagesIsTranslatedAndNoneIsLeftOver() {
        Set<String> used = new TreeSet<>();
        modules()
                .forEach(module ->
                        used.addAll(Messages.used(console.get("/" + module).text())));
        assertThat(used).hasSizeGreaterThan(500);
        Matcher words = WORDS.matcher(console.get("/").text());
        while (words.find()) {
            used.add(words.group(1));
        }
        for (Enum<?>[] constants : List.<Enum<?>[]>of(
                DeliveryStatus.values(),
                Outcome.values(),
                Rule.values(),
                WebhookChange.Action.values(),
                ImportReport.Result.values())) {
            Arrays.stream(constants)
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .forEach(used::add);
        }
        assertThat(new TreeSet<>(german.keySet())).isEqualTo(used);
    }

    @Test
    void aTranslationInsertsTheSameValues() {
        german.forEach((english, translation) ->
                assertThat(placeholders(translation)).as(english).isEqualTo(placeholders(english)));
    }

    @Test
    void germanIsNowhereElse() {
        modules()
                .filter(module -> !module.equals("messages-de.js"))
                .forEach(module -> assertThat(console.get("/" + module).text())
                        .as(module)
                        .doesNotContainPattern("[äöüßÄÖÜ]|\\b(und|oder|nicht|wird)\\b"));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All modules, also those that the page imports later. */
    private Stream<String> modules() {
        return Stream.concat(
                        MODULE.matcher(console.get("/").text()).results().map(found -> found.group(1)),
                        Stream.of("connect.js", "messages-de.js"))
                .filter(module -> !module.equals("messages.js"));
    }
}
