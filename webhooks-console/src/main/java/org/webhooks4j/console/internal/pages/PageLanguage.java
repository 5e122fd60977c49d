package org.webhooks4j.console.internal.pages;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.console.ConsoleRequest;

/**
 * The language of one response.
 *
 * @param locale the reader's language, for numbers and times
 * @param bundle the name of the translation, or null for English
 */
record PageLanguage(Locale locale, @Nullable String bundle) {

    private static final String ENGLISH = "en";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi");

    /** Translations that come with the console. */
    static final Set<String> INCLUDED = Set.of("de");

    /** Takes the host's choice, or else the browser's: RFC 9110, section 12.5.4. English if there is no translation. */
    static PageLanguage of(ConsoleRequest request, Appearance appearance) {
        Function<? super ConsoleRequest, @Nullable Locale> choice = appearance.locale();
        Locale chosen = choice == null ? null : choice.apply(request);
        Set<String> translated = new TreeSet<>(INCLUDED);
        translated.addAll(appearance.bundles().keySet());
        for (Locale locale : chosen == null ? accepted(request) : List.of(chosen)) {
            String language = locale.getLanguage();
            if (language.equals(ENGLISH)) {
                return new PageLanguage(locale, null);
            }
            if (translated.contains(language)) {
                return new PageLanguage(locale, language);
            }
        }
        return new PageLanguage(Locale.ENGLISH, null);
    }

    private static List<Locale> accepted(ConsoleRequest request) {
        String header = request.header("Accept-Language");
        try {
            return header == null
                    ? List.of()
                    : Locale.LanguageRange.parse(header).stream()
                            .filter(range ->
                                    range.getWeight() > 0 && !range.getRange().contains("*"))
                            .map(range -> new Locale.Builder()
                                    .setLanguageTag(range.getRange())
                                    .build())
                            .toList();
        } catch (IllegalArgumentException | IllformedLocaleException e) {
            return List.of();
        }
    }

    /** The attributes of the page's root element. */
    String attributes() {
        return "lang=\"" + locale.toLanguageTag() + "\" dir=\""
                + (bundle != null && RIGHT_TO_LEFT.contains(bundle) ? "rtl" : "ltr") + '"'
                + (bundle == null ? "" : " data-bundle=\"" + bundle + '"');
    }
}
