package org.webhooks4j.console.internal.pages;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.webhooks4j.console.internal.pages.Appearance.Color;

/** Writes the host's colours as a style sheet. */
final class ThemeCss {

    private ThemeCss() {}

    static String of(Map<String, Color> colors) {
        return rule(colors, Color::light) + "@media (prefers-color-scheme: dark) {\n" + rule(colors, Color::dark)
                + "}\n";
    }

    private static String rule(Map<String, Color> colors, Function<Color, String> value) {
        StringBuilder rule = new StringBuilder(":root {\n");
        new TreeMap<>(colors)
                .forEach((name, color) -> rule.append("  --")
                        .append(name)
                        .append(": ")
                        .append(value.apply(color))
                        .append(";\n"));
        return rule.append("}\n").toString();
    }
}
