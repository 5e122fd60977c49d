package org.webhooks4j.console.internal.pages;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;

/** Fills the page's template with what is the host's, the user's and the reader's. */
final class PageHtml {

    private static final String USUAL_BRAND =
            "<span data-words>Toolbox</span><b aria-hidden=\"true\">›</b><strong data-words>Webhooks</strong>";

    private PageHtml() {}

    static String of(
            String template, ConsoleRequest request, Appearance appearance, PageLanguage language, Access access) {
        String title = appearance.title();
        Appearance.Back back = appearance.back();
        Function<? super ConsoleRequest, @Nullable String> hostHeader = appearance.header();
        String header = hostHeader == null ? null : hostHeader.apply(request);
        String root = language.attributes() + " data-access=\""
                + access.name().toLowerCase(Locale.ROOT) + '"'
                + (title == null ? "" : " data-title=\"" + escaped(title) + '"');
        return template.replace("<html lang=\"en\"", "<html " + root)
                .replace(
                        "<title>Webhooks</title>",
                        "<title>" + escaped(Objects.requireNonNullElse(title, "Webhooks")) + "</title>")
                .replace("<!--brand-->", title == null ? USUAL_BRAND : "<strong>" + escaped(title) + "</strong>")
                .replace(
                        "<!--back-->",
                        back == null
                                ? ""
                                : "<a class=\"back\" target=\"_top\" href=\"" + escaped(back.address()) + "\">"
                                        + escaped(back.text()) + "</a>")
                .replace("<!--host-->", header == null ? "" : "<div class=\"host\">" + header + "</div>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
