package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

/** The pages for everybody: whatever one sees with, types with, and wherever one is. */
class AccessiblePagesTest extends PageTest {

    @Test
    void timesAreThoseOfTheReaderWithTheInstantOnHover() {
        log();
        for (String[] expected : new String[][] {
            {"Asia/Kolkata", "Nov 23, 2026, 21:41:07"}, {"America/New_York", "Nov 23, 2026, 11:11:07"}
        }) {
            browser.zone(expected[0]);
            browser.open(server.url("/#/logs"));
            WebElement time = browser.findAll("td time").get(1);
            assertThat(time.getText()).isEqualTo(expected[1]);
            assertThat(time.getDomAttribute("title")).isEqualTo("2026-11-23T16:11:07.887Z");
            browser.see("Times are in the time zone " + expected[0].replace("Kolkata", "Calcutta"));
        }
    }

    @Test
    void aWebhookIsCreatedWithTheKeyboardAlone() {
        browser.open(server.url("/"));
        browser.tabTo("Create Webhook");
        browser.press(Keys.ENTER);
        browser.see("A name for people");
        browser.tabTo("Name");
        browser.press("Sync");
        browser.press(Keys.TAB);
        browser.press("https://inventory.example.com/");
        browser.tabTo("delete");
        browser.press(Keys.SPACE);
        browser.tabTo("Create Webhook");
        browser.press(Keys.ENTER);
        browser.see("It is shown only now");
        browser.tabTo("Copy");
        browser.press(Keys.ENTER);
        browser.press(Keys.chord(Keys.CONTROL, "c"));
        browser.tabTo("Done");
        browser.press(Keys.ENTER);
        browser.find(By.cssSelector("thead"));
        browser.tabTo("Sync is active");
        browser.press(Keys.SPACE);
        browser.see("“Sync” is inactive now.");

        assertThat(theOnlyWebhook().eventTypes()).containsExactly(EventType.DELETE);
        assertThat(theOnlyWebhook().active()).isFalse();
    }

    @Test
    void aRecordingIsBegunAndADialogLeftWithTheKeyboardAlone() {
        browser.open(server.url("/#/webhooks/" + sample("Audit") + "/skipped"));
        browser.tabTo("How long");
        browser.press(Keys.ARROW_DOWN);
        browser.tabTo("Record");
        browser.press(Keys.ENTER);
        browser.see("Recorded until");
        assertThat(theOnlyWebhook().state().tracedUntil()).isEqualTo("2126-11-24T16:00:00Z");

        browser.open(server.url("/"));
        browser.tabTo("Import");
        browser.press(Keys.ENTER);
        browser.tabTo("Or its content");
        browser.press("{}");
        browser.press(Keys.ESCAPE);
        browser.tabTo("Leave");
        browser.press(Keys.ENTER);
        browser.seeNone("dialog");
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("Import");
    }

    @Test
    void everythingThatCanBeUsedHasANameAndEveryTextEnoughContrast() {
        String id = sample("Audit");
        admin.webhooks().deactivate(sample("Off"));
        admin.health.put(id, new WebhookHealth(id, 1000, 3, Outcome.REJECTED, 500, Samples.START, true, null));
        admin.hours = Samples.hours();
        log();
        ofWhatIsRemembered(id);
        try {
            for (String scheme : List.of("light", "dark")) {
                browser.appear(1280, scheme);
                for (String page : List.of(
                        "/",
                        "/#/webhooks/" + id,
                        "/#/webhooks/full",
                        "/#/webhooks/new",
                        "/#/webhooks/" + id + "/skipped",
                        "/#/changes",
                        "/#/logs",
                        "/#/deliveries/msg_2",
                        "/#/explain")) {
                    browser.open(server.url(page));
                    isClear(page + " " + scheme);
                }
                browser.open(server.url("/"));
                browser.click("Import");
                isClear("import " + scheme);
                browser.click("Show what would change");
                browser.see("1 to create");
                isClear("what would change " + scheme);
            }
        } finally {
            browser.appear(1280, "light");
        }
    }

    private static void isClear(String page) {
        browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        assertThat(browser.unnamed()).as(page).isEmpty();
        assertThat(browser.faint()).as(page).isEmpty();
    }

    @Test
    void nothingIsCutOffOnANarrowScreen() {
        String id = sample("A name that is rather long, as names tend to become over the years");
        log();
        ofWhatIsRemembered(id);
        browser.appear(400, "light");
        try {
            for (String page : List.of(
                    "/",
                    "/#/webhooks/new",
                    "/#/webhooks/" + id,
                    "/#/webhooks/full",
                    "/#/webhooks/" + id + "/skipped",
                    "/#/changes",
                    "/#/logs",
                    "/#/deliveries/msg_2",
                    "/#/explain")) {
                browser.open(server.url(page));
                browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
                assertThat(browser.run("return document.documentElement.scrollWidth"))
                        .as(page)
                        .isEqualTo(400L);
            }
        } finally {
            browser.appear(1280, "light");
        }
    }

    @Test
    void somethingIsShownWhileThePageWaits() {
        server.hold();
        try {
            browser.begin(server.url("/"));
            browser.find(By.cssSelector("main[aria-busy] .loading"));
            browser.see("Loading…");
        } finally {
            server.release();
        }
        browser.see("No webhooks yet");
        browser.ready();
    }

    @Test
    void aListWithoutEntriesSaysWhyAndWhatToDo() {
        String id = sample("Audit");
        for (String[] page : new String[][] {
            {"/#/logs", "Deliveries appear here as soon as an event matches a webhook."},
            {"/#/logs?status=dead", "Clear the filter"},
            {"/#/changes", "No changes"},
            {"/#/webhooks/" + id + "/skipped", "Events before a recording are not known"},
            {"/#/?q=nowhere", "Show all"}
        }) {
            browser.open(server.url(page[0]));
            browser.see(page[1]);
        }
    }

    @Test
    void anErrorIsShownAndCanBeGotOver() {
        admin.storeIsDown = true;
        browser.open(server.url("/"));
        browser.see("the database does not answer; check that it runs");

        admin.storeIsDown = false;
        browser.click("Try again");
        browser.see("No webhooks yet");
    }
}
