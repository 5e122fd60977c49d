package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.spi.RetryPolicy;

/** A webhook's life as a person sees it: a browser, a real engine, and a receiver that fails for a while. */
class WholeStoryTest extends StoryTest {

    @Override
    RetryPolicy retries() {
        return RetryPolicy.schedule();
    }

    @Test
    void fromCreationOverSuccessFailureAndRedeliveryToTheEnd() {
        browser.open(page());
        browser.see("No webhooks yet");
        createSync();
        browser.see("It is shown only now");
        secret = String.valueOf(browser.find(By.cssSelector(".secret")).getDomProperty("value"));
        browser.copySecret();
        browser.click("Done");
        browser.see("Nothing sent yet");

        engine.onObjectEvent(ObjectEvent.created(Map.of("name", "web-01", "status", "in_stock"))
                .as("server", 42));
        browser.until("the delivery", () -> ended() == 1);
        browser.click("View Logs");
        browser.see("server/42");
        browser.click(By.cssSelector("td a[href*=deliveries]"));
        browser.see("Attempts (1)");
        assertThat(browser.text()).contains("delivered", "Object after");
        assertThat(received).singleElement().asString().contains("\"status\":\"in_stock\"");

        status = 500;
        engine.onObjectEvent(ObjectEvent.updated(
                        Map.of("name", "web-01", "status", "in_stock"), Map.of("name", "web-01", "status", "active"))
                .as("server", 42));
        browser.until("its death", () -> ended() == 2);
        browser.click("Webhooks");
        browser.see("rejected");
        assertThat(browser.row("Sync")).containsSubsequence("rejected", "500", "1");
        assertThat(browser.find(By.cssSelector("svg.plot")).getAccessibleName())
                .contains("2 attempts: 1 delivered, 1 rejected by the receiver");
        browser.click(By.linkText("1"));
        browser.see("Times are in the time zone");
        assertThat(browser.address()).contains("status=dead");
        browser.click(By.cssSelector("td a[href*=deliveries]"));
        browser.click(By.cssSelector(".attempt summary"));
        browser.see(Hostile.TEXT);
        assertThat(browser.run("return window.hacked")).isNull();

        status = 204;
        browser.click("Redeliver");
        browser.until("the redelivery", () -> answers.size() == 3);
        browser.see("Attempts (2)");
        browser.until(
                "its end",
                () -> browser.find(By.cssSelector(".facts")).getText().contains("delivered"));
        assertThat(received.get(2)).isEqualTo(received.get(1));

        browser.click("Webhooks");
        browser.clickInRow("Sync", ".switch");
        browser.see("“Sync to External CMDB” is inactive now.");
        engine.onObjectEvent(ObjectEvent.created(Map.of()).as("server", 43));
        browser.click("Why did it not fire?");
        browser.see("Nothing is stored or sent.");
        browser.choose("Sample", "update of server/42");
        browser.until(
                "the sample",
                () -> !String.valueOf(browser.find(By.cssSelector("textarea[name=after]"))
                                .getDomProperty("value"))
                        .isEmpty());
        browser.click(By.cssSelector("form button[type=submit]"));
        browser.see("inactive");
        assertThat(browser.row("Sync")).contains("no");

        browser.click("Webhooks");
        browser.clickInRow("Sync", ".name");
        browser.click("Record and list");
        browser.click("Record");
        browser.see("Since the recording began");
        engine.onObjectEvent(ObjectEvent.created(Map.of("note", Hostile.TEXT)).as("server", Hostile.TEXT));
        browser.click("Refresh");
        browser.see("server/" + Hostile.TEXT);
        assertThat(browser.row("server/")).contains("active", "the webhook is inactive");
        browser.click("Changes");
        browser.see("tracedUntil");
        assertThat(browser.findAll("td .badge"))
                .extracting(WebElement::getText)
                .containsExactly("updated", "updated", "redelivered", "created");
        assertThat(browser.run("return window.hacked")).isNull();

        browser.click("Webhooks");
        browser.click("Delete");
        browser.see("Delete “Sync to External CMDB”?");
        browser.click("Delete");
        browser.see("No webhooks yet");
        assertThat(engine.admin().webhooks().list()).isEmpty();
        assertThat(answers).containsExactly(200, 500, 204);
        assertThat(browser.complaints()).isEmpty();
    }

    private int ended() {
        return (int) engine.admin().deliveries().search(DeliveryQuery.all()).items().stream()
                .filter(delivery -> delivery.nextAttemptAt() == null && delivery.lastOutcome() != null)
                .count();
    }
}
