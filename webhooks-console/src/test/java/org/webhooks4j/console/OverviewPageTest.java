package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookTrend;

/** The table of webhooks, their activity, and replays. */
class OverviewPageTest extends PageTest {

    @Test
    void theTableShowsHowEachWebhookFares() {
        String id = sample("Audit");
        sample("Inventory");
        admin.health.put(id, new WebhookHealth(id, 1000, 3, Outcome.REJECTED, 500, Samples.START, true, null));
        browser.zone("Asia/Kolkata");
        browser.open(server.url("/"));

        assertThat(browser.row("Audit"))
                .containsSubsequence("rejected", "500", "breaker open", "Nov 23, 21:41", "1,000+", "3");
        assertThat(browser.row("Inventory")).contains("Nothing sent yet");
        browser.click(By.linkText("3"));
        browser.see("Clear the filter");
        assertThat(browser.address()).endsWith("#/logs?webhook=" + id + "&status=dead");
    }

    @Test
    void theTableAndAWebhookShowWhatKeepsTheNodeFromDelivering() {
        String id = sample("Audit");
        browser.open(server.url("/"));
        browser.see("Audit");
        assertThat(browser.text()).doesNotContain("delivers nothing");
        admin.health.put(id, new WebhookHealth(id, 7, 0, null, null, null, false, "the <b>queue</b> cannot be read"));

        browser.open(server.url("/#/webhooks/" + id));
        browser.see("This node delivers nothing: the <b>queue</b> cannot be read");
        browser.open(server.url("/"));
        browser.see("This node delivers nothing: the <b>queue</b> cannot be read");
        assertThat(browser.find(By.cssSelector("main [role=alert]")).isDisplayed())
                .isTrue();
    }

    @Test
    void aDayOfEachWebhookIsSeenAtAGlance() {
        String id = sample("Audit");
        sample("Inventory");
        admin.trends.put(id, Samples.trend(id, 10, null));
        browser.open(server.url("/"));

        browser.until("the trend", () -> browser.row("Audit").contains("90%"));
        assertThat(browser.row("Audit")).contains("180 ms");
        WebElement spark = browser.find(By.cssSelector("svg.spark"));
        assertThat(spark.getAccessibleName())
                .isEqualTo("2,400 attempts in 24 hours, 90% successful, 95 % within 180 ms");
        assertThat(browser.findAll(".spark .delivered")).hasSize(24);
        assertThat(browser.findAll(".spark .refused")).hasSize(24);
        assertThat(browser.row("Inventory")).doesNotContain("%");
        browser.click(By.xpath("//th//button[.='24 hours']"));
        assertThat(browser.names()).containsExactly("Audit", "Inventory");
    }

    @Test
    void aRateIsRoundedDownAndTheWorstComesFirst() {
        List<WebhookTrend.Hour> hours = List.of(new WebhookTrend.Hour(Samples.START, 2_999, 1));
        String almost = sample("Almost");
        sample("Beginner");
        String poor = sample("Poor");
        admin.trends.put(almost, new WebhookTrend(almost, hours, Duration.ofMillis(9), null));
        admin.trends.put(poor, Samples.trend(poor, 10, null));
        browser.open(server.url("/"));
        browser.until("the trends", () -> browser.row("Poor").contains("90%"));

        assertThat(browser.row("Almost")).contains("99.9%").doesNotContain("100%");
        browser.click(By.xpath("//th//button[.='24 hours']"));
        assertThat(browser.names()).containsExactly("Poor", "Almost", "Beginner");
    }

    @Test
    void oneBannerSaysWhatNeedsAttention() {
        browser.clock(Samples.START);
        String failing = sample("Inventory");
        String dead = sample("Audit");
        String fine = sample("Fine");
        String off = admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .name("Billing")
                        .on(EventType.CREATE)
                        .inactive("the receiver answered 410")
                        .build())
                .id();
        admin.health.put(dead, new WebhookHealth(dead, 0, 3, Outcome.DELIVERED, 200, Samples.START, false, null));
        admin.trends.put(failing, Samples.trend(failing, 1, Samples.START.minusSeconds(3600)));
        admin.trends.put(fine, Samples.trend(fine, 1, Samples.START.minusSeconds(3599)));
        admin.deliveries.put("msg_1", Samples.pendingAgain(Samples.dead("msg_1", off, -61)));
        browser.open(server.url("/"));

        browser.until("all of it", () -> browser.findAll(".attention li").size() == 4);
        assertThat(browser.findAll(".attention li"))
                .extracting(line -> line.getText().replaceAll("\\s+", " "))
                .containsExactly(
                        "deactivated Billing",
                        "failing Inventory since Nov 23, 15:11",
                        "dead deliveries Audit (3)",
                        "waiting long the oldest waiting delivery to Billing, of an event of Nov 23, 15:10");
        browser.click(By.xpath("//*[contains(@class, 'attention')]//a[.='Audit']"));
        browser.see("Clear the filter");
        assertThat(browser.address()).endsWith("#/logs?webhook=" + dead + "&status=dead");
    }

    @Test
    void whereNothingNeedsAttentionThereIsNoBanner() {
        String id = sample("Audit");
        admin.trends.put(id, Samples.trend(id, 0, null));
        browser.open(server.url("/"));
        browser.until("what is known", () -> browser.row("Audit").contains("None"));
        assertThat(browser.findAll(".attention")).isEmpty();
    }

    @Test
    void theTableIsSearchedSortedAndTurned() {
        for (int i = 1; i <= 30; i++) {
            String id = sample("Webhook %02d".formatted(i));
            admin.health.put(id, new WebhookHealth(id, i, 0, Outcome.DELIVERED, 200, Samples.START, false, null));
        }
        browser.open(server.url("/"));
        assertThat(browser.names()).hasSize(25).startsWith("Webhook 01").endsWith("Webhook 25");
        browser.see("1 to 25 of 30");

        browser.click("Next");
        assertThat(browser.names())
                .containsExactly("Webhook 26", "Webhook 27", "Webhook 28", "Webhook 29", "Webhook 30");
        browser.click("Pending");
        assertThat(browser.names()).startsWith("Webhook 30", "Webhook 29");
        assertThat(browser.find(By.xpath("//th[.='Pending']")).getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        browser.click("Pending");
        assertThat(browser.names()).startsWith("Webhook 01", "Webhook 02");

        browser.fill("Search", "audit 07");
        assertThat(browser.names()).containsExactly("Webhook 07");
        assertThat(browser.address()).endsWith("#/?q=audit+07&sort=Pending");
        browser.open(browser.address());
        assertThat(browser.names()).containsExactly("Webhook 07");
        browser.fill("Search", "nowhere");
        browser.click("Show all");
        browser.see("1 to 25 of 30");
        browser.choose("Show", "In need of attention");
        browser.see("Nothing matches");
    }

    @Test
    void activityIsDrawnToldAndListed() {
        sample("Audit");
        admin.hours = Samples.hours();
        browser.open(server.url("/"));

        WebElement chart = browser.find(By.cssSelector("svg.plot"));
        assertThat(chart.getAriaRole()).isEqualTo("image");
        assertThat(chart.getAccessibleName())
                .isEqualTo(
                        "Deliveries per hour. 1,892 attempts: 1,797 delivered, 63 rejected by the receiver, 32 no answer.");
        assertThat(browser.findAll("rect.bar")).hasSize(72);
        browser.click("Show the numbers");
        assertThat(browser.findAll(".numbers thead th"))
                .extracting(WebElement::getText)
                .containsExactly(
                        "Hour from", "Delivered", "Rejected by the receiver", "No answer", "Median", "95 %", "99 %");
        assertThat(browser.findAll(".numbers tbody tr")).hasSize(24);
        assertThat(admin.activityAsked).isEqualTo("null 24");
        browser.click("7 days");
        browser.until("the other range", () -> "null 168".equals(admin.activityAsked));
    }

    @Test
    void aReplayGoesThroughTheRangeStepByStepAndShowsHowFarItIs() {
        String id = sample("Audit");
        admin.deliveries.put("msg_1", Samples.dead("msg_1", id, 0));
        admin.deliveries.put("msg_2", Samples.dead("msg_2", id, 400));
        admin.deliveries.put("msg_3", Samples.delivered("msg_3", id, 900));
        browser.open(server.url("/#/webhooks/" + id));

        browser.click("Replay");
        browser.click(By.cssSelector("dialog button.primary"));
        browser.see("Done: 120 will be sent again, 40 skipped.");

        assertThat(browser.find(By.cssSelector("dialog progress")).getDomProperty("value"))
                .isEqualTo("100");
        assertThat(admin.replayed)
                .hasSize(40)
                .allMatch(query -> id.equals(query.webhook()))
                .allMatch(query -> query.status() == DeliveryStatus.DEAD);
        assertThat(admin.replayed.get(0).from()).isEqualTo(Samples.START);
        for (int i = 1; i < admin.replayed.size(); i++) {
            assertThat(admin.replayed.get(i).from())
                    .isEqualTo(admin.replayed.get(i - 1).to());
        }
        assertThat(admin.replayed.get(39).to())
                .isEqualTo(Samples.START.plus(Duration.ofMinutes(400)).plusMillis(1));
        browser.click("Close");
        browser.seeNone("dialog");
    }
}
