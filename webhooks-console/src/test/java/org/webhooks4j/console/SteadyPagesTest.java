package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

/** Whoever reads or types is not disturbed: focus, selected text, scroll and what is unfolded stay where they were. */
class SteadyPagesTest extends PageTest {

    private static final Duration POLL = Duration.ofSeconds(2);

    @Test
    void aDeliveryThatIsLookedAtIsUpdatedUnderTheReadersEyes() {
        log();
        browser.driveDeadlines(POLL);
        browser.open(server.url("/#/deliveries/msg_2"));
        browser.tabTo("Redeliver");
        browser.press(Keys.ENTER);
        browser.see("The delivery will be sent again.");
        assertThat(browser.focused()).isNotEqualTo("body");

        browser.click("Object before and after");
        browser.click(By.cssSelector(".attempt summary"));
        browser.select(By.cssSelector(".head .about"));
        browser.run("document.querySelector('.diff').focus({preventScroll: true}); scrollTo(0, 120);"
                + " window.node = document.querySelector('.attempt pre, .attempt dl'); ");
        admin.deliveries.put("msg_2", Samples.dead("msg_2", "wh", 10));
        browser.until("a poll that is due", () -> Boolean.TRUE.equals(browser.run("return deadlines.length > 0")));
        browser.expire();
        browser.until(
                "the new status",
                () -> browser.findAll(".badge.bad").stream()
                        .anyMatch(badge -> badge.getText().equals("dead")));

        assertThat(browser.selected()).isEqualTo("msg_2");
        assertThat(browser.focused()).isEqualTo("Before and after, line by line");
        assertThat(browser.run("return scrollY")).isEqualTo(120L);
        assertThat(browser.run("return window.node.isConnected && window.node.checkVisibility()"))
                .isEqualTo(true);
        browser.find(By.xpath("//button[.='Redeliver']"));
    }

    @Test
    void newDeliveriesAppearAboveWhatIsRead() {
        for (int i = 0; i < 40; i++) {
            admin.deliveries.put("msg_" + i, Samples.delivered("msg_" + i, "wh", i));
        }
        browser.open(server.url("/#/logs"));
        browser.select(By.cssSelector("tbody tr:nth-child(30) code"));
        browser.run("const row = document.querySelector('tbody tr:nth-child(30)'); window.row = row;"
                + " row.querySelector('a').focus(); row.scrollIntoView({block: 'center'});"
                + " window.before = row.getBoundingClientRect().top");
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        // As a script would, for a click takes the focus.
        browser.run(
                "[...document.querySelectorAll('button')].find(button => button.textContent === 'Refresh').click()");
        browser.until("the new delivery", () -> browser.findAll("tbody tr").size() == 41);

        assertThat(browser.selected()).isEqualTo("server/42");
        assertThat(browser.run("return document.activeElement.closest('tr') === window.row"))
                .isEqualTo(true);
        browser.until(
                "the row where it was",
                () -> Boolean.TRUE.equals(
                        browser.run("return Math.abs(window.row.getBoundingClientRect().top - window.before) < 2")));
    }

    @Test
    void theFocusStaysWhereSomethingWasDone() {
        for (String name : new String[] {"Audit", "Billing", "Inventory"}) {
            sample(name);
        }
        browser.open(server.url("/"));
        browser.tabTo("Billing is active");
        browser.press(Keys.SPACE);
        browser.see("“Billing” is inactive now.");
        assertThat(browser.focused()).isEqualTo("Billing is active");

        browser.run("document.querySelectorAll('tbody tr')[1].querySelector('button').focus()");
        browser.press(Keys.ENTER);
        browser.see("Delete “Billing”?");
        browser.tabTo("Delete");
        browser.press(Keys.ENTER);
        browser.see("“Billing” is deleted.");
        browser.until("the row's end", () -> browser.names().size() == 2);
        assertThat(browser.focused()).isEqualTo("Inventory");

        browser.press(Keys.ENTER);
        browser.see("A name for people");
        browser.fill("Name", "Stock");
        browser.press(Keys.ENTER);
        browser.see("“Stock” is saved.");
        browser.until("the head", () -> browser.find(By.tagName("h1")).getText().equals("Stock"));
        assertThat(browser.focused()).isEqualTo("Name");

        browser.open(server.url("/#/logs"));
        browser.choose("Status", "Dead");
        browser.tabTo("Filter");
        browser.press(Keys.ENTER);
        browser.see("Nothing matches");
        assertThat(browser.focused()).isEqualTo("Filter");
    }

    @Test
    void theControlThatDisappearsHandsTheFocusToWhatTookItsPlace() {
        admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .name("A")
                        .on(EventType.CREATE)
                        .build());
        browser.open(server.url("/#/webhooks/a/skipped"));
        browser.tabTo("Record");
        browser.press(Keys.ENTER);
        browser.see("Recorded until");
        assertThat(browser.focused()).isEqualTo("Refresh");
    }

    @Test
    void theSearchIsTypedOnWhileTheListChanges() {
        String id = sample("Audit");
        sample("Inventory");
        admin.health.put(id, new WebhookHealth(id, 1, 0, Outcome.DELIVERED, 200, Samples.START, false, null));
        browser.open(server.url("/"));
        browser.tabTo("Search");
        browser.press("inv");
        browser.until("the list", () -> browser.names().size() == 1);
        browser.press("e");
        assertThat(browser.find(By.name("q")).getDomProperty("value")).isEqualTo("inve");
        browser.tabTo("Name");
        browser.press(Keys.ENTER);
        assertThat(browser.focused()).isEqualTo("Name");
    }

    @Test
    void theTitleNamesThePage() {
        String id = sample("Audit");
        log();
        for (String[] page : new String[][] {
            {"/", "Webhooks"},
            {"/#/webhooks/" + id, "Audit · Webhook · Webhooks"},
            {"/#/webhooks/new", "Create Webhook · Webhooks"},
            {"/#/logs", "Logs · Webhooks"},
            {"/#/deliveries/msg_2", "server/43 · Delivery · Webhooks"},
            {"/#/webhooks/gone", "Not Found · Webhook · Webhooks"}
        }) {
            browser.open(server.url(page[0]));
            assertThat(browser.title()).as(page[0]).isEqualTo(page[1]);
        }
    }
}
