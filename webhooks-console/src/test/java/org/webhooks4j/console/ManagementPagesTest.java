package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;

/** What is remembered of webhooks, webhooks as a file, and the way back of one that was deactivated. */
class ManagementPagesTest extends PageTest {

    @Test
    void whatIsNotSentIsRecordedForAWhileAndListed() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Record and list");
        browser.see("Nothing recorded");
        browser.find(By.cssSelector("select[aria-label='How long']"))
                .findElement(By.xpath("option[.='a day']"))
                .click();
        browser.click("Record");
        browser.see("Since the recording began, every event was sent.");
        assertThat(theOnlyWebhook().state().tracedUntil()).isEqualTo("2126-11-24T16:00:00Z");

        for (int i = 0; i < 60; i++) {
            admin.skipped.add(new SkippedEvent(
                    "evt_" + i,
                    id,
                    EventType.DELETE,
                    "server",
                    "" + i,
                    Samples.START,
                    Rule.EVENT_TYPE,
                    "listens to [create]"));
        }
        browser.click("Refresh");
        assertThat(browser.row("server/0"))
                .containsSubsequence("Nov 23, 2026", "delete", "server/0", "event type", "listens to [create]");
        assertThat(browser.findAll("tbody tr")).hasSize(50);
        browser.click("Older");
        browser.see("server/59");
        assertThat(browser.findAll("tbody tr")).hasSize(10);
        browser.fill("Object", "server/7");
        browser.click("Filter");
        browser.until("the filter", () -> browser.address().endsWith("/skipped?object=server%2F7"));
        browser.ready();
        browser.until(
                "the query",
                () -> "7".equals(Objects.requireNonNull(admin.asked).objectId()));

        browser.click("Stop");
        browser.see("The recording is off.");
        assertThat(theOnlyWebhook().state().tracedUntil()).isNull();
    }

    @Test
    void whoChangedWhatIsListed() {
        String id = sample("Audit");
        admin.changes.add(
                change("2", "alice", id, Action.UPDATED, new Field("url", "https://a.example.com/", "https://b")));
        admin.changes.add(change(
                "1",
                null,
                "gone",
                Action.DELETED,
                new Field("name", "Old", ""),
                new Field("url", "https://c", ""),
                new Field("active", "true", ""),
                new Field("eventTypes", "create", "")));
        browser.open(server.url("/#/changes"));

        assertThat(browser.row("alice"))
                .containsSubsequence(
                        "Nov 23, 2026", "alice", "Audit", "updated", "url", "https://a.example.com/", "https://b");
        assertThat(browser.row("gone")).containsSubsequence("not named", "gone", "deleted", "4 fields");
        browser.click("4 fields");
        browser.see("https://c");

        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Who and when");
        browser.see("Who changed “Audit” or acted on its deliveries.");
        assertThat(browser.findAll("tbody tr")).hasSize(1);
    }

    @Test
    void olderChangesAreOnePageFurther() {
        for (int i = 0; i < 130; i++) {
            admin.changes.add(change("" + i, "alice", "wh", Action.UPDATED, new Field("name", "a", "b")));
        }
        browser.open(server.url("/#/changes"));
        assertThat(browser.findAll("tbody tr")).hasSize(100);
        browser.click("Older");
        browser.until("the rest", () -> browser.findAll("tbody tr").size() == 30);
    }

    @Test
    void howFarABackfillIsStandsWithTheWebhook() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        assertThat(browser.text()).doesNotContain("Backfill");

        admin.backfills.put(id, new BackfillProgress(id, "7", 1200, 3, Samples.START, Samples.START, false));
        browser.open(server.url("/#/webhooks/" + id));
        browser.see("under way 1,200 sent, 3 left out");
        browser.see("last step Nov 23, 16:11");

        admin.backfills.put(id, new BackfillProgress(id, null, 1500, 0, Samples.START, Samples.START, true));
        browser.open(server.url("/#/webhooks/" + id));
        browser.see("finished 1,500 sent");
    }

    @Test
    void anImportShowsFirstWhatItWouldChange() {
        sample("Audit");
        admin.importEntries = List.of(
                new ImportReport.Entry("a", ImportReport.Result.CREATED, List.of(new Field("name", "", "Inventory"))),
                new ImportReport.Entry("b", ImportReport.Result.UNCHANGED, List.of()));
        browser.open(server.url("/"));
        browser.click("Import");
        browser.fill("Or its content", "{\"webhooks\": []}");
        browser.click("Show what would change");
        browser.see("1 to create, 0 to change, 1 unchanged.");
        browser.see("Inventory");
        assertThat(Objects.requireNonNull(admin.imported).isDryRun()).isTrue();

        browser.click(By.xpath("//dialog//button[.='Import']"));
        browser.see("The webhooks are imported.");
        assertThat(Objects.requireNonNull(admin.imported).isDryRun()).isFalse();
        assertThat(admin.imported.json()).isEqualTo("{\"webhooks\": []}");
        browser.seeNone("dialog");
    }

    @Test
    void anImportThatIsRefusedSaysWhereTheFileIsWrong() {
        browser.open(server.url("/"));
        admin.refusal =
                List.of(new Violation("webhooks[2].filter", "at all[0]: unknown"), new Violation("file", "is odd"));
        browser.click("Import");
        browser.click("Show what would change");
        browser.see("webhooks[2].filter: at all[0]: unknown");
        assertThat(browser.errorBeside("file")).isEqualTo("is odd");

        admin.refusal = List.of();
        browser.click("Show what would change");
        browser.see("Nothing would change");
        assertThat(browser.findAll("dialog button[type=submit]"))
                .singleElement()
                .satisfies(button -> assertThat(button.isDisplayed()).isFalse());
        browser.click("Back");
        browser.see("Show what would change");
    }

    @Test
    void allWebhooksAreExportedAsAFile() {
        browser.open(server.url("/"));
        WebElement export = browser.find(By.linkText("Export"));
        assertThat(export.getDomProperty("href")).isEqualTo(server.url("/api/export"));
        assertThat(export.getDomAttribute("download")).isEqualTo("webhooks.json");
    }

    @Test
    void aWebhookThatWasDeactivatedSaysWhyAndComesBack() {
        admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .name("A")
                        .on(EventType.CREATE)
                        .inactive("the receiver answered 410 Gone")
                        .build());
        browser.open(server.url("/"));
        assertThat(browser.row("A")).contains("the receiver answered 410 Gone");
        browser.open(server.url("/#/webhooks/a"));
        browser.see("Deactivated: the receiver answered 410 Gone");

        admin.refusal = List.of(new Violation("url", "the receiver does not consent"));
        browser.click("Activate Again");
        browser.see("url: the receiver does not consent");
        admin.refusal = List.of();
        browser.click("Activate Again");
        browser.see("“A” is active again.");
        browser.seeNoMore("Deactivated:");

        assertThat(theOnlyWebhook().active()).isTrue();
        assertThat(theOnlyWebhook().state().inactiveReason()).isNull();
    }

    private static WebhookChange change(
            String id, @Nullable String actor, String webhook, Action action, Field... fields) {
        return new WebhookChange(id, Samples.START, actor, webhook, action, List.of(fields));
    }
}
