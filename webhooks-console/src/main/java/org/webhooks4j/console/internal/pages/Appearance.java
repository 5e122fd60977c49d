package org.webhooks4j.console.internal.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.console.ConsoleRequest;

/**
 * How the pages fit into the host's.
 *
 * @param title what the pages are called, or null for the usual breadcrumb
 * @param back the link back to the host's pages, or null if there is none
 * @param header the HTML above the pages, or null if there is none
 * @param colors the values of CSS variables
 * @param locale the reader's language, or null to use the browser's
 * @param bundles the host's own translations by language
 */
public record Appearance(
        @Nullable String title,
        @Nullable Back back,
        @Nullable Function<? super ConsoleRequest, @Nullable String> header,
        Map<String, Color> colors,
        @Nullable Function<? super ConsoleRequest, @Nullable Locale> locale,
        Map<String, Map<String, String>> bundles) {

    /** The CSS variables that can be set. */
    public static final List<String> COLORS = List.of(
            "page",
            "card",
            "line",
            "line-strong",
            "text",
            "soft",
            "accent",
            "accent-hover",
            "on-accent",
            "accent-soft",
            "good",
            "good-soft",
            "bad",
            "bad-soft",
            "waiting",
            "waiting-soft",
            "plain-soft",
            "mark-good",
            "mark-bad",
            "mark-waiting");

    /** Pages without the host's settings. */
    public static final Appearance DEFAULT = new Appearance(null, null, null, Map.of(), null, Map.of());

    /** Copies maps. */
    public Appearance {
        colors = Map.copyOf(new LinkedHashMap<>(colors));
        bundles = Map.copyOf(bundles);
    }

    /** A link to the host's pages: its text and its address. */
    public record Back(String text, String address) {}

    /** A colour for light and for dark. */
    public record Color(String light, String dark) {}
}
