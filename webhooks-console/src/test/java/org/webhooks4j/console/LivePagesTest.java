package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What happens while the log is looked at appears by itself, and moves nothing of what is read. */
class LivePagesTest extends PageTest {

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String HIDE = "Object.defineProperty(document, 'hidden', {configurable: true, get: () => %s});"
            + " document.dispatchEvent(new Event('visibilitychange'))";

    @BeforeEach
    void drive() {
        browser.driveDeadlines(PAUSE);
    }

    @Test
    void newDeliveriesAppearInTheLogAndWhatIsReadStaysWhereItIs() {
        list(40);
        browser.open(server.url("/#/logs"));
        browser.select(By.cssSelector("tbody tr:nth-child(30) code"));
        browser.run("const row = document.querySelector('tbody tr:nth-child(30)'); window.row = row;"
                + " row.querySelector('a').focus(); row.scrollIntoView({block: 'center'});"
                + " window.before = row.getBoundingClientRect().top");
        browser.click(By.cssSelector("tbody tr:nth-child(31) .pick"));
        browser.run("window.row.querySelector('a').focus({preventScroll: true});"
                + " window.before = window.row.getBoundingClientRect().top");
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        look();

        browser.until("the new delivery", () -> browser.findAll("tbody tr").size() == 41);
        browser.see("1 delivery was added.");
        assertThat(browser.selected()).isEqualTo("server/42");
        assertThat(browser.run("return document.activeElement.closest('tr') === window.row"))
                .isEqualTo(true);
        assertThat(browser.run("return Math.abs(window.row.getBoundingClientRect().top - window.before) < 2"))
                .isEqualTo(true);
        assertThat(browser.findAll(".pick:checked")).hasSize(1);
        browser.see("Redeliver Selected (1)");
    }

    @Test
    void atTheTopNewDeliveriesAreSeenAtOnce() {
        list(3);
        browser.open(server.url("/#/logs"));
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        look();
        browser.until(
                "the new delivery on top",
                () -> browser.findAll("tbody tr").get(0).getText().contains("server/43"));
        assertThat(browser.run("return scrollY")).isEqualTo(0L);
    }

    @Test
    void aRowWithTheMouseOverItStaysUnderIt() {
        list(30);
        browser.open(server.url("/#/logs"));
        browser.pointAt(By.cssSelector("tbody tr:nth-child(2) code"));
        browser.run("window.row = document.querySelector('tbody tr:nth-child(2)');"
                + " window.before = row.getBoundingClientRect().top");
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        look();
        browser.until("the new delivery", () -> browser.findAll("tbody tr").size() == 31);
        assertThat(browser.run("return Math.abs(window.row.getBoundingClientRect().top - window.before) < 2"))
                .isEqualTo(true);
    }

    @Test
    void aHiddenTabAsksNothingAndLooksWhenItIsShownAgain() {
        list(3);
        browser.open(server.url("/#/logs"));
        browser.run(HIDE.formatted("true"));
        int asked = server.askedOfApi().size();
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        browser.expire();
        assertThat(browser.findAll("tbody tr")).hasSize(3);
        assertThat(server.askedOfApi()).hasSize(asked);

        browser.run(HIDE.formatted("false"));
        browser.until("the new delivery", () -> browser.findAll("tbody tr").size() == 4);
    }

    @Test
    void anUnchangedListIsNotSentAgain() {
        list(3);
        AtomicInteger unchanged = new AtomicInteger();
        server.onAnswer(status -> {
            if (status == 304) {
                unchanged.incrementAndGet();
            }
        });
        browser.open(server.url("/#/logs"));
        look();
        browser.until("an answer without content", () -> unchanged.get() == 1);
        assertThat(browser.findAll("tbody tr")).hasSize(3);
    }

    @Test
    void failuresAreToldAndTriedAgainLaterAndLater() {
        list(3);
        browser.driveDeadlines(PAUSE.multipliedBy(2));
        browser.open(server.url("/#/logs"));
        server.inPlaceOfApi(exchange -> {
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
        });
        look();
        browser.see("The page cannot update the list: A proxy in front of the application cannot reach it");
        assertThat(browser.findAll("tbody tr")).hasSize(3);

        server.inPlaceOfApi(null);
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        look();
        browser.until("the new delivery", () -> browser.findAll("tbody tr").size() == 4);
        browser.seeNoMore("The page cannot update the list");
    }

    @Test
    void theReaderCanPauseTheUpdates() {
        list(3);
        browser.open(server.url("/#/logs"));
        browser.click("Live");
        browser.see("Updates are paused.");
        int asked = server.askedOfApi().size();
        browser.expire();
        admin.deliveries.put("msg_new", Samples.dead("msg_new", "wh", 60));
        assertThat(server.askedOfApi()).hasSize(asked);

        browser.click("Live");
        look();
        browser.until("the new delivery", () -> browser.findAll("tbody tr").size() == 4);
    }

    @Test
    void whatDoesNotFitInBetweenIsOfferedInsteadOfListed() {
        list(3);
        browser.open(server.url("/#/logs"));
        for (int i = 0; i < 60; i++) {
            admin.deliveries.put("msg_new" + i, Samples.dead("msg_new" + i, "wh", 60 + i));
        }
        look();
        browser.see("There are more new deliveries than the page can insert.");
        assertThat(browser.findAll("tbody tr")).hasSize(3);
        browser.click("Show the newest");
        browser.until("the newest", () -> browser.findAll("tbody tr").size() == 50);
    }

    @Test
    void aReadThatBreaksOnceIsRepeatedByThePageButAChangeIsNot() {
        log();
        server.breakOnce("/deliveries");
        browser.open(server.url("/#/logs"));
        browser.see("server/43");

        browser.open(server.url("/#/deliveries/msg_2"));
        server.breakOnce("/redeliver");
        browser.click("Redeliver");
        browser.see("The server may or may not have made the change. Check before you repeat it.");
        assertThat(admin.deliveries.get("msg_2").delivery().nextAttemptAt()).isNull();
    }

    private void list(int count) {
        for (int i = 0; i < count; i++) {
            admin.deliveries.put("msg_" + i, Samples.delivered("msg_" + i, "wh", i));
        }
    }

    /** Lets the pause end after which the page looks again. */
    private static void look() {
        browser.until("a look that is due", () -> Boolean.TRUE.equals(browser.run("return deadlines.length > 0")));
        browser.expire();
    }
}
