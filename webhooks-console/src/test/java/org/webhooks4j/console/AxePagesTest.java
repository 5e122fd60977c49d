package org.webhooks4j.console;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

/** axe-core finds nothing on any page or dialog, wide and narrow, each in light, dark and forced colours. */
@Tag("slow")
class AxePagesTest extends PageTest {

    /** Collects what is found in all states, so that one run tells everything. */
    private final SoftAssertions found = new SoftAssertions();

    @Test
    void pages() {
        String id = fill();
        for (String page : List.of(
                "/",
                "/#/?q=nowhere",
                "/#/webhooks/new",
                "/#/webhooks/" + id,
                "/#/webhooks/full",
                "/#/webhooks/off",
                "/#/webhooks/" + id + "/connect",
                "/#/webhooks/" + id + "/skipped",
                "/#/changes",
                "/#/logs",
                "/#/logs?status=superseded",
                "/#/deliveries/msg_2",
                "/#/deliveries/msg_3",
                "/#/explain?delivery=msg_2",
                "/#/nowhere")) {
            browser.open(server.url(page));
            browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            isAccessible(page);
        }
        found.assertAll();
    }

    @Test
    void dialogsAndAnswers() {
        String id = fill();
        browser.open(server.url("/"));
        browser.click("Import");
        isAccessible("import");
        browser.fill("Or its content", "{}");
        browser.click("Show what would change");
        browser.see("1 to create");
        isAccessible("what would change");

        browser.open(server.url("/"));
        browser.clickInRow("Audit", "button.danger-text");
        browser.see("Delete “Audit”?");
        isAccessible("delete");

        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Rotate Secret");
        isAccessible("rotate");
        browser.click("Rotate secret");
        browser.see("It is shown only now");
        isAccessible("secret");
        browser.press(Keys.ESCAPE);
        browser.see("Leave anyway?");
        isAccessible("leave");
        browser.click("Leave");
        browser.click("Replay");
        isAccessible("replay");

        browser.open(server.url("/#/webhooks/off"));
        browser.click("Activate Again");
        browser.see("Activate “Off”?");
        isAccessible("activate");

        browser.open(server.url("/#/logs"));
        browser.click("Replay Listed");
        browser.see("They will be sent again");
        isAccessible("replay what is listed");

        browser.open(server.url("/#/webhooks/new"));
        browser.click(By.cssSelector("form button[type=submit]"));
        browser.errorBeside("url");
        isAccessible("errors");

        browser.open(server.url("/#/webhooks/" + id + "/connect"));
        browser.choose("Event", "A past event…");
        browser.see("Events sent to any webhook");
        isAccessible("past events");

        admin.storeIsDown = true;
        browser.open(server.url("/"));
        isAccessible("error");
        browser.open(server.url("/#/deliveries/msg_2"));
        browser.click("Redeliver");
        browser.see("The delivery will be sent again.");
        isAccessible("notice");
        found.assertAll();
    }

    private String fill() {
        String id = sample("Audit");
        admin.webhooks()
                .create(Webhook.to("https://a.example.com/hooks/T0EXAMPLE/aB3dE5fG7hI9jK1lM3nO5pQ7")
                        .id("off")
                        .name("Off")
                        .on(EventType.CREATE)
                        .inactive("the receiver answered 410")
                        .build());
        admin.health.put(id, new WebhookHealth(id, 1000, 3, Outcome.REJECTED, 500, Samples.START, true, "no store"));
        admin.health.put("off", new WebhookHealth("off", 7, 0, Outcome.GONE, 410, Samples.START, false, null));
        admin.trends.put(id, Samples.trend(id, 10, Samples.START.minusSeconds(7200)));
        admin.hours = Samples.hours();
        log();
        admin.deliveries.put("msg_3", Samples.pendingAgain(Samples.dead("msg_3", id, 20)));
        ofWhatIsRemembered(id);
        return id;
    }

    /** Looks at a state, without loading it again, at each width in all colours. */
    private void isAccessible(String page) {
        try {
            for (int width : new int[] {1280, 400}) {
                for (String colors : List.of("light", "dark", "forced")) {
                    if (colors.equals("forced")) {
                        browser.forceColors();
                    } else {
                        browser.appear(width, colors);
                    }
                    found.assertThat(browser.axe())
                            .as(String.format(Locale.ROOT, "%s %d %s", page, width, colors))
                            .isEmpty();
                }
            }
        } finally {
            browser.appear(1280, "light");
        }
    }
}
