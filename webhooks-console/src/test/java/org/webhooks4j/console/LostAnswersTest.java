package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;

/** What does not come from the API: nothing of it is taken for success, and nothing that was typed is lost. */
class LostAnswersTest extends PageTest {

    private static final String LOGIN = "<!doctype html><title>Sign in</title><form><input name=password></form>";

    /** The host's login page, with the status of success. */
    private static final HttpHandler LOGIN_PAGE = answer(200, "text/html; charset=utf-8", LOGIN);

    @Test
    void whoeverIsSignedOutWhileEditingSavesAfterSigningInAgain() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.fill("Name", "Audit trail");
        server.inPlaceOfApi(LOGIN_PAGE);
        browser.click("Save");

        browser.see("You are signed out. Sign in in another tab, then try again. What you typed is still here.");
        assertThat(browser.text()).doesNotContain("is saved");
        assertThat(browser.find(By.name("name")).getDomProperty("value")).isEqualTo("Audit trail");

        server.inPlaceOfApi(null);
        browser.click("Save");
        browser.see("“Audit trail” is saved.");
        assertThat(theOnlyWebhook().name()).isEqualTo("Audit trail");
    }

    @Test
    void noActionOfSomebodyWhoIsSignedOutSeemsToSucceed() {
        admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .name("A")
                        .on(EventType.CREATE)
                        .inactive("it was gone")
                        .build());
        admin.deliveries.put("msg_2", Samples.dead("msg_2", "a", 10));
        for (String[] action : new String[][] {
            {"/#/webhooks/a", "Activate Again", ""},
            {"/#/webhooks/a", "Send Test", ""},
            {"/#/webhooks/a", "Rotate Secret", "Rotate secret"},
            {"/#/webhooks/a", "Delete", "Delete"},
            {"/#/webhooks/a", "Replay", "Replay"},
            {"/#/webhooks/a/skipped", "Record", ""},
            {"/#/deliveries/msg_2", "Redeliver", ""},
            {"/#/explain", "Explain", ""},
            {"/", "Export", ""},
            {"/", "Import", "Show what would change"}
        }) {
            browser.open(server.url(action[0]));
            server.inPlaceOfApi(LOGIN_PAGE);
            browser.click(action[1]);
            if (!action[2].isEmpty()) {
                browser.click(action[2]);
            }
            browser.see("You are signed out.");
            assertThat(browser.text())
                    .as(action[1])
                    .doesNotContain("will be sent again", "is being sent to", "is deleted", "active again", "Done");
            server.inPlaceOfApi(null);
        }
        browser.open(server.url("/"));
        server.inPlaceOfApi(LOGIN_PAGE);
        browser.clickInRow("A", ".switch");
        browser.see("You are signed out.");
        assertThat(browser.findAll(".switch input").get(0).isSelected()).isFalse();
        assertThat(admin.webhooks.get("a").active()).isFalse();
    }

    @Test
    void whatOthersAnswerInPlaceOfTheApiIsReadable() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.fill("Name", "Audit trail");
        String elsewhere = server.url("/").replace("localhost", "127.0.0.1");
        for (Other other : List.of(
                new Other(redirect(elsewhere), "You are signed out."),
                new Other(answer(401, "application/json", "{\"error\":\"unauthorized\"}"), "You are signed out."),
                new Other(answer(200, "text/plain", ""), "You are signed out."),
                new Other(answer(403, "text/html", LOGIN), "You may not do this"),
                new Other(
                        answer(502, "text/html", "<html><h1>502 Bad Gateway</h1><hr>nginx</html>"),
                        "A proxy in front of the application cannot reach it (HTTP status 502)."),
                new Other(answer(200, "application/json", "{\"id\": \"a"), "The answer is not complete."),
                new Other(exchange -> exchange.close(), "the connection broke"))) {
            server.inPlaceOfApi(other.answers());
            browser.click("Save");
            browser.see(other.says());
            assertThat(browser.text())
                    .contains("What you typed is still here.")
                    .doesNotContain("<html", "nginx", "is saved");
            assertThat(browser.find(By.name("name")).getDomProperty("value")).isEqualTo("Audit trail");
        }
        assertThat(theOnlyWebhook().name()).isEqualTo("Audit");
    }

    @Test
    void aServerThatHangsIsGivenUpAndTriedAgain() {
        sample("Audit");
        browser.driveDeadlines(Duration.ofSeconds(20));
        server.hold();
        browser.begin(server.url("/"));
        browser.see("Loading…");
        browser.until("the request", () -> Boolean.TRUE.equals(browser.run("return window.deadlines.length > 0")));
        browser.expire();
        browser.see("The server has not answered within 20 seconds.");
        server.release();
        browser.click("Try again");
        browser.see("Audit");

        browser.click("Edit");
        browser.fill("Name", "Audit trail");
        browser.run("window.deadlines = []");
        server.hold();
        browser.click("Save");
        browser.until("the request", () -> Boolean.TRUE.equals(browser.run("return window.deadlines.length > 0")));
        browser.expire();
        browser.see("The server may or may not have made the change. Check before you repeat it.");
        assertThat(browser.find(By.name("name")).getDomProperty("value")).isEqualTo("Audit trail");
        server.release();
    }

    @Test
    void anErrorStaysUntilItIsRead() {
        log();
        browser.driveDeadlines(Duration.ofSeconds(8));
        browser.open(server.url("/#/deliveries/msg_2"));
        server.inPlaceOfApi(LOGIN_PAGE);
        browser.click("Redeliver");
        browser.see("You are signed out.");
        server.inPlaceOfApi(null);
        browser.click("Redeliver");
        browser.see("The delivery will be sent again.");
        browser.expire();
        browser.seeNoMore("The delivery will be sent again.");
        browser.see("You are signed out.");
        browser.click("Close");
        browser.seeNoMore("You are signed out.");
    }

    /** Who answers in place of the API, and what the page says of it. */
    private record Other(HttpHandler answers, String says) {}

    private static HttpHandler answer(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private static HttpHandler redirect(String location) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
    }
}
