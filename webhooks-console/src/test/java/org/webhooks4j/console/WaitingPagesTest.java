package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.Waiting.Reason;
import org.webhooks4j.admin.WebhookHealth;

/** What waits says why and until when; it is sent now or discarded, one by one, some, or all that a webhook has. */
class WaitingPagesTest extends PageTest {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-11-23T16:11:07Z");

    /** A time that is to come, so that the page begins to count. */
    private static final Instant FAR = Instant.parse("2126-11-23T16:11:07Z");

    @Test
    void aRetryCountsDownAndIsSentNow() {
        waits("msg_1", new Waiting(Reason.RETRY, FAR.plusSeconds(3725), null));
        browser.driveDeadlines(TICK);
        browser.open(server.url("/#/deliveries/msg_1"));
        tick(FAR);
        assertThat(why()).isEqualTo("the next attempt is due later, until Nov 23, 2126, 17:13:12 (in 1:02:05 h)");
        tick(FAR.plusSeconds(3600));
        assertThat(why()).endsWith("(in 2:05 min)");
        tick(FAR.plusSeconds(3724));
        assertThat(why()).endsWith("(in 1 s)");
        tick(FAR.plusSeconds(3726));
        assertThat(why()).endsWith("(now)");

        browser.click("Send Now");
        browser.see("The delivery is due now.");
        assertThat(admin.hastened).containsExactly("msg_1");
    }

    @Test
    void whatWaitsBehindAnotherLeadsThereAndCannotOvertakeIt() {
        waits("msg_1", new Waiting(Reason.RETRY, NOW.plusSeconds(60), null));
        waits("msg_2", new Waiting(Reason.EARLIER_DELIVERY, null, "msg_1"));
        browser.open(server.url("/#/deliveries/msg_2"));
        assertThat(why()).isEqualTo("behind an earlier delivery of its object");
        assertThat(browser.findAll("button")).extracting(WebElement::getText).doesNotContain("Send Now");

        browser.click("Earlier Delivery");
        browser.click("Send Now");
        browser.see("The delivery is due now.");
        assertThat(admin.hastened).containsExactly("msg_1");
    }

    @Test
    void everyReasonIsInWordsInTheLog() {
        for (Reason reason : Reason.values()) {
            waits("msg_" + reason, new Waiting(reason, null, reason == Reason.EARLIER_DELIVERY ? "msg_1" : null));
        }
        browser.open(server.url("/#/logs"));
        assertThat(browser.findAll(".waiting-reason"))
                .extracting(WebElement::getText)
                .hasSize(Reason.values().length)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[a-z ,]+") && text.contains(" "));
    }

    @Test
    void oneIsDiscardedAfterAQuestion() {
        waits("msg_1", new Waiting(Reason.RETRY, NOW.plusSeconds(60), null));
        browser.open(server.url("/#/deliveries/msg_1"));
        browser.click("Discard");
        browser.see("Discard this delivery?");
        browser.click("Discard");
        browser.see("The delivery is cancelled.");
        browser.until(
                "its end",
                () -> browser.find(By.cssSelector(".facts")).getText().contains("cancelled"));
        assertThat(status("msg_1")).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void whatIsSentInThatMomentIsLeftAloneAndThatIsSaid() {
        waits("msg_1", new Waiting(Reason.DUE, null, null));
        browser.open(server.url("/#/deliveries/msg_1"));
        browser.click("Discard");
        browser.see("Discard this delivery?");
        admin.waiting.put("msg_1", new Waiting(Reason.UNDER_WAY, null, null));
        browser.click("Discard");
        browser.see("delivery 'msg_1' is being sent at this moment");
        browser.click("Cancel");
        assertThat(status("msg_1")).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void someAreSelectedAndDiscardedAndStaySelectedMeanwhile() {
        for (int i = 1; i <= 4; i++) {
            waits("msg_" + i, new Waiting(Reason.INACTIVE, null, null));
        }
        admin.deliveries.put("msg_9", Samples.dead("msg_9", "wh", 9));
        browser.open(server.url("/#/logs"));
        assertThat(browser.findAll(".pick")).hasSize(5);
        browser.click("Discard Selected (0)");
        browser.see("No pending delivery is selected.");
        browser.click(By.cssSelector(".pick[value=msg_2]"));
        browser.click(By.cssSelector(".pick[value=msg_3]"));
        admin.deliveries.put("msg_10", Samples.dead("msg_10", "wh", 10));
        browser.click("Refresh");
        browser.until("the refreshed list", () -> browser.findAll("tbody tr").size() == 6);

        browser.click("Discard Selected (2)");
        browser.see("Discard 2 pending deliveries?");
        browser.click("Discard 2");
        browser.see("2 cancelled.");
        browser.see("Discard Selected (0)");
        assertThat(List.of(status("msg_2"), status("msg_3"))).containsOnly(DeliveryStatus.CANCELLED);
        assertThat(List.of(status("msg_1"), status("msg_4"))).containsOnly(DeliveryStatus.PENDING);

        browser.click("Select All");
        browser.see("Discard Selected (2)");
        browser.click("Select All");
        browser.see("Discard Selected (0)");
    }

    @Test
    void allThatWaitsForAWebhookIsDiscardedOnceItsNumberWasRead() {
        String id = sample("Audit");
        admin.webhooks().deactivate(id);
        for (int i = 1; i <= 3; i++) {
            waits(id, "msg_" + i, new Waiting(Reason.INACTIVE, null, null));
        }
        waits("msg_other", new Waiting(Reason.INACTIVE, null, null));
        admin.health.put(id, new WebhookHealth(id, 3, 0, null, null, null, false, null));
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Discard Pending");
        browser.see("Discard 3 pending deliveries?");
        browser.see("All pending deliveries of “Audit” will be cancelled and not sent.");
        browser.click("Cancel");
        assertThat(status("msg_1")).isEqualTo(DeliveryStatus.PENDING);

        browser.click("Discard Pending");
        browser.click("Discard 3");
        browser.see("3 cancelled.");
        assertThat(List.of(status("msg_1"), status("msg_2"), status("msg_3"))).containsOnly(DeliveryStatus.CANCELLED);
        assertThat(status("msg_other")).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void whoActivatesAWebhookIsToldWhatWaitsAndMayLeaveItAsItIs() {
        String id = inactiveWithBacklog();
        browser.open(server.url("/"));
        browser.clickInRow("Audit", ".switch");
        browser.see("3 deliveries are pending.");
        browser.click("Cancel");
        browser.until(
                "the switch as it was",
                () -> browser.row("Audit").contains("Inactive")
                        && browser.run("return document.querySelector('td .switch input').checked")
                                .equals(false));
        assertThat(admin.webhooks().find(id).orElseThrow().active()).isFalse();

        browser.clickInRow("Audit", ".switch");
        browser.see("3 deliveries are pending.");
        browser.click("Activate");
        browser.see("“Audit” is active now.");
        assertThat(status("msg_1")).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void whatWaitsMayBeDiscardedBeforeAWebhookIsActivatedByAnyWay() {
        String id = inactiveWithBacklog();
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Events are sent to this webhook");
        browser.click("Save");
        browser.choose("Pending deliveries", "discard them first (3), and send only new events");
        browser.click("Activate");
        browser.see("“Audit” is saved.");
        assertThat(admin.webhooks().find(id).orElseThrow().active()).isTrue();
        assertThat(List.of(status("msg_1"), status("msg_2"), status("msg_3"))).containsOnly(DeliveryStatus.CANCELLED);
    }

    @Test
    void whatWaitsMayBeDiscardedBeforeADeactivatedWebhookGoesOn() {
        String id = inactiveWithBacklog();
        admin.webhooks()
                .update(Webhook.copyOf(admin.webhooks().find(id).orElseThrow())
                        .inactive("the receiver answered 410")
                        .build());
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Activate Again");
        browser.choose("Pending deliveries", "discard them first (3), and send only new events");
        browser.click("Activate");
        browser.see("“Audit” is active again.");
        assertThat(status("msg_2")).isEqualTo(DeliveryStatus.CANCELLED);
    }

    private String inactiveWithBacklog() {
        String id = sample("Audit");
        admin.webhooks().deactivate(id);
        for (int i = 1; i <= 3; i++) {
            waits(id, "msg_" + i, new Waiting(Reason.INACTIVE, null, null));
        }
        admin.health.put(id, new WebhookHealth(id, 3, 0, null, null, null, false, null));
        return id;
    }

    @Test
    void whoMayOnlyLookSeesWhyAndNothingToPress() throws IOException {
        server.close();
        server = new PageServer("/toolbox/webhooks", Access.VIEW);
        admin = server.admin();
        waits("msg_1", new Waiting(Reason.RETRY, NOW.plusSeconds(60), null));
        browser.open(server.url("/#/deliveries/msg_1"));
        assertThat(why()).startsWith("the next attempt is due later");
        assertThat(browser.findAll(".head button")).isEmpty();
        browser.open(server.url("/#/logs"));
        browser.see("the next attempt is due later");
        assertThat(browser.findAll(".pick, .discard-selected")).isEmpty();
    }

    @Test
    void whatIsShownOfItHasNamesEnoughContrastAndRoom() {
        String id = sample("Audit");
        for (Reason reason : Reason.values()) {
            waits(id, "msg_" + reason, new Waiting(reason, NOW.plusSeconds(9000), null));
        }
        admin.health.put(id, new WebhookHealth(id, 3, 0, null, null, null, false, null));
        try {
            for (int width : new int[] {1280, 400}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.appear(width, scheme);
                    for (String page : List.of("/#/logs", "/#/deliveries/msg_RETRY", "/#/webhooks/" + id)) {
                        browser.open(server.url(page));
                        String where = page + " " + width + " " + scheme;
                        assertThat(browser.unnamed()).as(where).isEmpty();
                        assertThat(browser.faint()).as(where).isEmpty();
                        assertThat(browser.run("const page = document.documentElement;"
                                        + " return page.scrollWidth <= page.clientWidth"))
                                .as(where)
                                .isEqualTo(true);
                    }
                    browser.click("Discard Pending");
                    browser.see("Discard 3 pending deliveries?");
                    assertThat(browser.unnamed()).isEmpty();
                    assertThat(browser.faint()).isEmpty();
                }
            }
        } finally {
            browser.appear(1280, "light");
        }
    }

    private void waits(String id, Waiting why) {
        waits("wh", id, why);
    }

    private void waits(String webhook, String id, Waiting why) {
        admin.deliveries.put(id, Samples.pendingAgain(Samples.delivered(id, webhook, admin.deliveries.size())));
        admin.waiting.put(id, why);
    }

    private void tick(Instant now) {
        browser.run("Date.now = () => " + now.toEpochMilli());
        browser.expire();
    }

    private String why() {
        return browser.find(By.cssSelector(".waiting-reason")).getText();
    }

    private DeliveryStatus status(String id) {
        return admin.deliveries.get(id).delivery().status();
    }
}
