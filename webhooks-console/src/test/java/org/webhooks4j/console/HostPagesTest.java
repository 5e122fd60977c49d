package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

/** The pages as a part of the host's: its title, colours, header, way back, language and frames. */
class HostPagesTest extends PageTest {

    /** All texts that are shown, said by screen readers, or offered as examples. */
    private static final String TEXTS = """
            const texts = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              if (!walker.currentNode.parentElement.closest('noscript, script, pre, code')) {
                texts.push(walker.currentNode.data.trim());
              }
            }
            document.querySelectorAll('[aria-label], [placeholder], [title]').forEach(element => {
              texts.push(element.getAttribute('aria-label'), element.getAttribute('placeholder'), element.getAttribute('title'));
            });
            return texts.filter(Boolean);
            """;

    @Test
    void titleColoursHeaderAndTheWayBackAreTheHosts() throws IOException {
        use(settings -> settings.title("Event <hooks>")
                .linkBack("To the CMDB", "/cmdb?tab=1&x=2")
                .color("accent", "#0b5cad", "rgb(120 180 240)")
                .header(request -> "<p id=\"host\">ACME for " + request.header("Host") + "</p>"));
        browser.open(server.url("/"));

        assertThat(browser.title()).isEqualTo("Webhooks · Event <hooks>");
        assertThat(browser.find(By.cssSelector(".brand strong")).getText()).isEqualTo("Event <hooks>");
        assertThat(browser.find(By.id("host")).getText()).startsWith("ACME for localhost:");
        assertThat(browser.find(By.cssSelector(".back")).getDomProperty("href")).endsWith("/cmdb?tab=1&x=2");
        assertThat(browser.find(By.cssSelector(".button.primary")).getCssValue("background-color"))
                .contains("11, 92, 173");
        browser.appear(1280, "dark");
        try {
            assertThat(browser.find(By.cssSelector(".button.primary")).getCssValue("background-color"))
                    .contains("120, 180, 240");
        } finally {
            browser.appear(1280, "light");
        }
    }

    @Test
    void markupInTheHostsTitleAndItsLinkIsShownAsText() throws IOException {
        String title = "</title></strong><i>R&amp;D</i> \"hooks\" onload=\"";
        use(settings -> settings.title(title).linkBack("To <i>ACME</i>", "/cmdb?tab=1&lt;x=2"));
        browser.open(server.url("/"));

        assertThat(browser.title()).isEqualTo("Webhooks · " + title);
        assertThat(browser.find(By.cssSelector(".brand strong")).getText()).isEqualTo(title);
        assertThat(browser.find(By.cssSelector(".back")).getText()).isEqualTo("To <i>ACME</i>");
        assertThat(browser.find(By.cssSelector(".back")).getDomProperty("href")).endsWith("/cmdb?tab=1&lt;x=2");
        assertThat(browser.findAll("i")).isEmpty();
        assertThat(browser.run("return document.documentElement.getAttributeNames().includes('onload')"))
                .isEqualTo(false);
        TestConsole console = new TestConsole(Access.VIEW, settings -> settings.title(title));
        assertThat(console.get("/").text())
                .contains("<title>&lt;/title&gt;&lt;/strong&gt;&lt;i&gt;R&amp;amp;D&lt;/i&gt; &quot;hooks&quot;");
    }

    @Test
    void whoReadsGermanReadsNoEnglish() throws IOException {
        use(settings -> settings.language(request -> Locale.GERMANY));
        String id = sample("Rechnungen");
        admin.webhooks().create(AllOptions.webhook("full"));
        admin.health.put(id, new WebhookHealth(id, 1000, 3, Outcome.CONNECT_FAILURE, null, Samples.START, true, null));
        admin.trends.put(id, Samples.trend(id, 10, Samples.START));
        admin.hours = Samples.hours();
        log();
        admin.deliveries.put("msg_3", Samples.pendingAgain(Samples.dead("msg_3", id, 20)));
        Map<String, String> german =
                Messages.bundle(new TestConsole().get("/messages-de.js").text());
        Set<String> english = german.entrySet().stream()
                .filter(text -> !text.getKey().equals(text.getValue()))
                // A value in the example of a filter.
                .filter(text -> !text.getKey().equals("active"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        for (String page : List.of(
                "/",
                "/#/webhooks/new",
                "/#/webhooks/" + id,
                "/#/webhooks/full",
                "/#/webhooks/" + id + "/connect",
                "/#/webhooks/" + id + "/skipped",
                "/#/changes",
                "/#/logs",
                "/#/logs?status=superseded",
                "/#/deliveries/msg_2",
                "/#/deliveries/msg_3",
                "/#/explain",
                "/#/nowhere")) {
            browser.open(server.url(page));
            browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            assertThat(texts()).as(page).isNotEmpty().doesNotContainAnyElementsOf(english);
        }
        browser.open(server.url("/"));
        browser.until("numbers", () -> browser.row("Rechnungen").contains("90 %"));
        assertThat(browser.row("Rechnungen")).contains("Verbindungsfehler", "1.000+", "Sicherung offen");
        assertThat(browser.title()).isEqualTo("Webhooks");
        browser.click("Löschen");
        assertThat(texts()).doesNotContainAnyElementsOf(english);
    }

    @Test
    void theBrowsersLanguageDecidesUnlessTheHostDoes() {
        TestConsole console = new TestConsole();
        assertThat(root(console, "fr, de-AT;q=0.8, en;q=0.5")).contains("lang=\"de-AT\"", "data-bundle=\"de\"");
        assertThat(root(console, "en-GB, de;q=0.9")).contains("lang=\"en-GB\"").doesNotContain("data-bundle");
        assertThat(root(console, "fr")).contains("lang=\"en\"", "dir=\"ltr\"");
        assertThat(root(console, "\u0000;;q=x")).contains("lang=\"en\"");
        TestConsole french = new TestConsole(
                Access.VIEW,
                builder -> builder.language(request -> Locale.FRENCH)
                        .messages(Locale.FRENCH, Map.of("Webhooks", "Crochets", "</script>", "</script>")));
        assertThat(root(french, "de")).contains("lang=\"fr\"", "data-bundle=\"fr\"");
        assertThat(french.get("/messages-fr.js").text())
                .startsWith("export default {")
                .contains("Crochets");
    }

    @Test
    void aLanguageFromRightToLeftTurnsTheLayout() throws IOException {
        use(settings -> settings.language(request -> Locale.forLanguageTag("ar"))
                .messages(Locale.forLanguageTag("ar"), Map.of("Create Webhook", "إنشاء خطاف ويب", "Name", "الاسم")));
        String id = sample("Audit");
        log();
        for (int width : new int[] {1280, 400}) {
            browser.appear(width, "light");
            try {
                for (String page : List.of("/", "/#/webhooks/" + id, "/#/logs", "/#/deliveries/msg_2")) {
                    browser.open(server.url(page));
                    assertThat(browser.run("return document.documentElement.dir"))
                            .isEqualTo("rtl");
                    assertThat(browser.run("return document.documentElement.scrollWidth"))
                            .as(page)
                            .isEqualTo((long) width);
                }
            } finally {
                browser.appear(1280, "light");
            }
        }
        browser.open(server.url("/"));
        browser.see("إنشاء خطاف ويب");
        assertThat(browser.run("return document.querySelector('.brand').getBoundingClientRect().left >"
                        + " document.querySelector('.top nav').getBoundingClientRect().left"))
                .isEqualTo(true);
        assertThat(browser.run("return document.querySelector('tbody td').getBoundingClientRect().left >"
                        + " document.querySelector('tbody td:last-child').getBoundingClientRect().left"))
                .isEqualTo(true);
    }

    @Test
    void onlyPagesThatTheHostAllowsEmbedTheConsole() throws IOException {
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            String origin = origin(portal);
            use(settings -> settings.frameAncestors(origin).linkBack("To the portal", origin + "/home"));
            sample("Audit");
            serve(portal, "/", frame(server.url("/")));
            serve(portal, "/home", "<!doctype html><title>Home</title><h1>Home of the portal</h1>");
            portal.start();

            browser.begin(origin.replace("127.0.0.1", "localhost") + "/");
            browser.inFrame(() -> assertThat(browser.findAll("main")).isEmpty());
            browser.begin(origin + "/");
            browser.inFrame(
                    () -> browser.until("the table", () -> browser.names().contains("Audit")));

            browser.inFrame(() -> browser.find(By.cssSelector(".back")).click());
            browser.until("the portal's own page", () -> browser.findAll("h1").size() == 1);
            assertThat(browser.run("return [window === window.top, location.pathname]"))
                    .isEqualTo(List.of(true, "/home"));
            browser.messages();
        } finally {
            portal.stop(0);
        }
    }

    @Test
    void noOtherPageEmbedsTheConsoleByDefault() throws IOException {
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            sample("Audit");
            serve(portal, "/", frame(server.url("/")));
            portal.start();

            browser.begin(origin(portal) + "/");
            browser.inFrame(() -> assertThat(browser.findAll("main")).isEmpty());
            assertThat(browser.messages()).anyMatch(message -> message.contains("frame-ancestors 'none'"));
        } finally {
            portal.stop(0);
        }
    }

    private static String origin(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String frame(String url) {
        return "<!doctype html><title>Portal</title><iframe width=1000 height=600 src=\"" + url + "\"></iframe>";
    }

    private static void serve(HttpServer server, String path, String text) {
        byte[] page = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
    }

    @Test
    void settingsThatWouldBreakThePagesAreRefusedAtOnce() {
        WebhookConsoleBuilder builder = WebhookConsole.builder(admin);
        for (UnaryOperator<WebhookConsoleBuilder> setting : List.<UnaryOperator<WebhookConsoleBuilder>>of(
                settings -> settings.title(" "),
                settings -> settings.linkBack("Back", "javascript:alert(1)"),
                settings -> settings.linkBack("Back", "//evil.example.com/"),
                settings -> settings.color("nonsense", "#fff", "#000"),
                settings -> settings.color("accent", "red; } body { display: none", "#000"),
                settings -> settings.frameAncestors("*"),
                settings -> settings.frameAncestors("https://a.example.com; script-src *"),
                settings -> settings.messages(Locale.ENGLISH, Map.of()))) {
            assertThatThrownBy(() -> setting.apply(builder)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void use(UnaryOperator<WebhookConsoleBuilder> settings) throws IOException {
        server.close();
        server = new PageServer("/toolbox/webhooks", Access.MANAGE, settings);
        admin = server.admin();
    }

    private static String root(TestConsole console, String languages) {
        String page = console.send("GET", "/", null, Map.of("Accept-Language", languages))
                .text();
        return page.substring(page.indexOf("<html"), page.indexOf("<head>"));
    }

    @SuppressWarnings("unchecked") // The script returns texts.
    private static List<String> texts() {
        return (List<String>) browser.run(TEXTS);
    }
}
