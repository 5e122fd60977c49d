package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A filter is tried on the latest events before it is saved. */
class FilterTrialPagesTest extends PageTest {

    private void open() {
        for (int i = 0; i < 25; i++) {
            admin.deliveries.put("msg_" + i, Samples.delivered("msg_" + i, "wh", i));
        }
        browser.open(server.url("/#/webhooks/new"));
        browser.click(By.cssSelector(".further > summary"));
        browser.click("update");
        browser.click("Add a condition");
    }

    @Test
    void whatWouldBeSentAndWhyNotIsShownBeforeTheFilterIsSaved() {
        open();
        browser.type("Field", 0, "status");
        browser.click("Try on the last 20 events");
        browser.see("would be sent.");
        int events = browser.findAll(".trial tbody tr").size();
        assertThat(events).isBetween(1, 20);
        browser.see(events + " of " + events + " would be sent.");

        browser.type("To", 0, "retired");
        browser.click("Try on the last 20 events");
        browser.see("0 of " + events + " would be sent.");
        assertThat(browser.find(By.cssSelector(".trial tbody tr")).getText()).contains("server/42", "no", "status");
        assertThat(admin.webhooks().list()).isEmpty();
    }

    @Test
    void whatItDoesNotListenToAndWhatIsWrongIsSaid() {
        open();
        browser.type("Field", 0, "status");
        browser.click("update");
        browser.click("create");
        browser.click("Try on the last 20 events");
        browser.see("the webhook does not listen to 'update'");

        browser.type("Field", 0, "a[");
        browser.click("Try on the last 20 events");
        browser.until("what is wrong", () -> !browser.findAll(".trial .error").isEmpty());
    }

    @Test
    void whatIsShownOfItHasNamesEnoughContrastAndRoom() {
        try {
            for (int width : new int[] {1280, 400}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.appear(width, scheme);
                    open();
                    browser.type("Field", 0, "status");
                    browser.click("Try on the last 20 events");
                    browser.see("would be sent.");
                    assertThat(browser.unnamed()).isEmpty();
                    assertThat(browser.faint()).isEmpty();
                    assertThat(browser.run("const page = document.documentElement;"
                                    + " return page.scrollWidth <= page.clientWidth"))
                            .isEqualTo(true);
                }
            }
        } finally {
            browser.appear(1280, "light");
        }
    }
}
