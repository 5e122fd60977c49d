package org.webhooks4j.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.internal.pages.Appearance;

/** Builds a {@link WebhookConsole}. Not thread-safe. */
public final class WebhookConsoleBuilder {

    private static final int MAX_TEXT = 100;

    private final WebhookAdmin admin;
    private @Nullable Function<? super ConsoleRequest, Access> authorization;
    private @Nullable String title;
    private Appearance.@Nullable Back back;
    private @Nullable Function<? super ConsoleRequest, @Nullable String> header;
    private @Nullable Function<? super ConsoleRequest, @Nullable Locale> locale;
    private final Map<String, Appearance.Color> colors = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> bundles = new LinkedHashMap<>();
    private List<String> frameAncestors = List.of();

    WebhookConsoleBuilder(WebhookAdmin admin) {
        this.admin = Objects.requireNonNull(admin, "admin is null: pass engine.admin()");
    }

    /**
     * Sets the function that decides who may do what. Mandatory: the console knows neither users nor sessions, and
     * permits nothing without the host's decision.
     *
     * @param authorization called once per request, before anything else, on the web server's thread; null counts as
     *     {@link Access#NONE}, and an exception also refuses the request
     * @return this
     */
    public WebhookConsoleBuilder authorize(Function<? super ConsoleRequest, Access> authorization) {
        this.authorization = Objects.requireNonNull(authorization);
        return this;
    }

    /**
     * Sets what the pages are called, in their head and in the browser's title. The default is Toolbox › Webhooks.
     *
     * @param title 1 to 100 characters of plain text
     * @return this
     * @throws IllegalArgumentException if the title is blank or too long
     */
    public WebhookConsoleBuilder title(String title) {
        this.title = text("the title", title);
        return this;
    }

    /**
     * Adds a link to the host's pages at the beginning of the head. In an embedded page it leaves the frame.
     *
     * @param text the link's text, 1 to 100 characters
     * @param address a path that starts with a slash, or an {@code http} or {@code https} URL
     * @return this
     * @throws IllegalArgumentException if the text is blank or too long, or the address is something else
     */
    public WebhookConsoleBuilder linkBack(String text, String address) {
        if (!address.matches("(/(?!/)|https?://)[^\\s\"<>]*")) {
            throw new IllegalArgumentException("the link back leads to '" + address
                    + "'; write a path that starts with / or a URL that starts with https:// or http://");
        }
        back = new Appearance.Back(text("the link back", text), address);
        return this;
    }

    /**
     * Sets HTML that the pages show above their own head, such as the host's navigation. The console does not change or
     * escape it: never put what users typed into it unescaped. The content security policy allows it images and style
     * sheets of the same origin, but no inline script or style.
     *
     * @param header called for each request of the page, on the web server's thread, if the user has access; null for
     *     no header
     * @return this
     */
    public WebhookConsoleBuilder header(Function<? super ConsoleRequest, @Nullable String> header) {
        this.header = Objects.requireNonNull(header);
        return this;
    }

    /**
     * Sets a colour of the pages. docs/console.md lists the names. Contrast is the host's responsibility then.
     *
     * @param name the name of the CSS variable without dashes before it, such as {@code accent}
     * @param light the colour as CSS value, such as {@code #0b5cad} or {@code rgb(11 92 173)}
     * @param dark the colour for readers who prefer dark pages
     * @return this
     * @throws IllegalArgumentException if there is no such name, or a value is no plain colour
     */
    public WebhookConsoleBuilder color(String name, String light, String dark) {
        if (!Appearance.COLORS.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no colour '" + name + "'; there are " + String.join(", ", Appearance.COLORS));
        }
        colors.put(name, new Appearance.Color(colorValue(name, light), colorValue(name, dark)));
        return this;
    }

    /**
     * Sets the function that decides on the language of the pages. By default the browser's {@code Accept-Language}
     * decides. English and German are included; {@link #messages} adds others. Without a translation the pages are in
     * English. Reasons and errors that come from the server are always in English.
     *
     * @param locale called for each request of the page, on the web server's thread; null for the browser's choice
     * @return this
     */
    public WebhookConsoleBuilder language(Function<? super ConsoleRequest, @Nullable Locale> locale) {
        this.locale = Objects.requireNonNull(locale);
        return this;
    }

    /**
     * Adds a translation, or replaces the included one of that language. Texts that it lacks are shown in English.
     * Languages that are written from right to left turn the layout.
     *
     * @param language a language; country and script are ignored
     * @param texts translations by the English text, in which <code>{0}</code>, <code>{1}</code> … stand for what is
     *     inserted, as in {@code messages-de.js} of this module's jar; copied
     * @return this
     * @throws IllegalArgumentException if the locale has no language, or is English
     */
    public WebhookConsoleBuilder messages(Locale language, Map<String, String> texts) {
        String name = language.getLanguage();
        if (name.isEmpty() || name.equals(Locale.ENGLISH.getLanguage())) {
            throw new IllegalArgumentException(
                    "'" + language.toLanguageTag() + "' cannot be added; pass a language other than English");
        }
        bundles.put(name, Map.copyOf(texts));
        return this;
    }

    /**
     * Allows pages of the given sources to embed the console in a frame. By default nobody may. Cookies of the host's
     * session must be {@code SameSite=None} if the embedding page is on another site.
     *
     * @param sources {@code 'self'} with its apostrophes for the same origin, or origins such as
     *     {@code https://portal.example.com}
     * @return this
     * @throws IllegalArgumentException if a source is something else
     */
    public WebhookConsoleBuilder frameAncestors(String... sources) {
        for (String source : sources) {
            if (!source.matches("'self'|https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException("'" + source + "' cannot embed the pages; write 'self' with its"
                        + " apostrophes, or an origin such as https://portal.example.com");
            }
        }
        frameAncestors = List.of(sources);
        return this;
    }

    private static String text(String what, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; write 1 to " + MAX_TEXT + ", not only blanks");
        }
        return text;
    }

    private static String colorValue(String name, String value) {
        if (!value.matches("#[0-9A-Fa-f]{3,8}|[a-z]{3,30}|[a-z]{2,10}\\([0-9a-z.,%/ -]{1,80}\\)")) {
            throw new IllegalArgumentException("the colour " + name + " is '" + value
                    + "'; write a colour of CSS such as #0b5cad, rgb(11 92 173) or navy");
        }
        return value;
    }

    /**
     * Builds the console.
     *
     * @return the console
     * @throws IllegalStateException if no authorization is set
     */
    public WebhookConsole build() {
        if (authorization == null) {
            throw new IllegalStateException("nobody may use this console: say who may with"
                    + " authorize(request -> Access.MANAGE, VIEW or NONE), by the user who is logged in");
        }
        return new WebhookConsole(
                admin, authorization, new Appearance(title, back, header, colors, locale, bundles), frameAncestors);
    }
}
