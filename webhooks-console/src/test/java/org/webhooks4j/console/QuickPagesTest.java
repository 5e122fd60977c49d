package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

/** What is known is shown; nothing waits for what is not needed. */
class QuickPagesTest extends PageTest {

    @Test
    void theListIsThereBeforeItIsKnownHowWebhooksFare() {
        String id = sample("Audit");
        admin.health.put(id, new WebhookHealth(id, 7, 0, Outcome.DELIVERED, 200, Samples.START, false, null));
        server.hold("/api/health");
        try {
            browser.open(server.url("/"));
            assertThat(browser.row("Audit")).contains("Loading…");
            browser.open(server.url("/#/webhooks/" + id));
            browser.fill("Name", "Audit trail");
        } finally {
            server.release();
        }
        browser.until(
                "how it fares",
                () -> browser.find(By.cssSelector("aside")).getText().contains("delivered"));
        assertThat(browser.find(By.name("name")).getDomProperty("value")).isEqualTo("Audit trail");
    }

    @Test
    void everythingThatAPageNeedsIsAskedForAtOnce() {
        String id = sample("Audit");
        admin.deliveries.put("msg_2", Samples.dead("msg_2", id, 10));
        for (String[] page : new String[][] {
            {"/", "Audit"},
            {"/#/webhooks/" + id, "A name for people"},
            {"/#/logs", "server/43"},
            {"/#/deliveries/msg_2", "Attempts (2)"},
            {"/#/changes", "No changes"},
            {"/#/webhooks/" + id + "/skipped", "The recording is off."}
        }) {
            server.hold();
            server.askedOfApi().clear();
            List<String> atOnce;
            try {
                browser.begin(server.url(page[0]));
                browser.see("Loading…");
                atOnce = List.copyOf(server.askedOfApi());
            } finally {
                server.release();
            }
            browser.see(page[1]);
            browser.ready();
            assertThat(server.askedOfApi()).as(page[0]).isNotEmpty().containsExactlyInAnyOrderElementsOf(atOnce);
        }
    }

    @Test
    void thePageOfAWebhookAsksForNoOthersHealth() {
        String id = sample("Audit");
        sample("Inventory");
        browser.open(server.url("/#/webhooks/" + id));
        browser.until(
                "how it fares",
                () -> browser.find(By.cssSelector("aside")).getText().contains("Nothing sent yet"));

        assertThat(server.askedOfApi())
                .filteredOn(address -> address.startsWith("/api/health"))
                .isNotEmpty()
                .containsOnly("/api/health?webhook=" + id);
    }

    @Test
    void theConsoleOfTheBrowserIsSilent() {
        String id = sample("Audit");
        admin.deliveries.put("msg_1", Samples.delivered("msg_1", "deleted", 0));
        for (String page : List.of(
                "/",
                "/#/webhooks/" + id,
                "/#/webhooks/new",
                "/#/logs",
                "/#/deliveries/msg_1",
                "/#/explain",
                "/#/explain?delivery=msg_1",
                "/#/changes",
                "/#/webhooks/" + id + "/skipped",
                "/#/webhooks/%zz",
                "/#/nowhere")) {
            browser.open(server.url(page));
            browser.seeNoMore("Loading…");
        }
        assertThat(browser.messages()).isEmpty();
    }
}
