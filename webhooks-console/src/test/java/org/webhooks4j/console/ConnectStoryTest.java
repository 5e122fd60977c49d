package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.RetryPolicy;

/** From a webhook's creation to the first answer of its receiver, on one page. */
class ConnectStoryTest extends StoryTest {

    @Override
    RetryPolicy retries() {
        return (attempts, random) -> null;
    }

    @Test
    void aNewWebhookIsConnectedInOnePlaceUntilItsReceiverAccepts() {
        create();
        secret = String.valueOf(browser.find(By.cssSelector(".secret")).getDomProperty("value"));
        assertThat(secret).startsWith("whsec_");
        browser.see("It is shown only now and cannot be read again.");
        browser.click("Webhooks");
        browser.see("Leave anyway?");
        browser.click("Stay");
        browser.copySecret();

        browser.click("Python");
        assertThat(browser.find(By.cssSelector("pre.code")).getText())
                .contains("hmac.compare_digest", "WEBHOOK_SECRET")
                .doesNotContain(secret);

        status = 401;
        browser.choose("Event", "A sample of “update”");
        browser.click("Send");
        browser.see("The receiver rejected it: HTTP 401");
        browser.see("The receiver did not accept the signature or the authentication.");

        status = 204;
        browser.click("Send");
        browser.see("The receiver accepted it: HTTP 204");
        assertThat(received)
                .last()
                .asString()
                .contains("\"type\":\"update\"", "\"objectId\":\"sample-1\"", "\"path\":\"status\"");
        browser.click("Done");
        browser.see("delivered");
        browser.back();
        browser.see("The secret was shown when it was created, and cannot be read again.");
        assertThat(browser.findAll(".secret")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRealPastEventOfATypeAndObjectIsSent() {
        engine.admin()
                .webhooks()
                .create(Webhook.to(hook())
                        .name("Audit")
                        .on(EventType.CREATE, EventType.UPDATE)
                        .build());
        engine.onObjectEvent(ObjectEvent.created(Map.of("name", "rack-7")).as("rack", 7));
        engine.onObjectEvent(ObjectEvent.created(Map.of("name", "web-01", "price", new java.math.BigDecimal("1.10")))
                .as("server", 42));
        browser.open(page());
        browser.until("both events", () -> received.size() == 2);
        create();
        browser.copySecret();
        browser.choose("Event", "A past event…");
        browser.fill("Object", "server/42");
        browser.click(By.cssSelector("select[name=past]"));
        browser.until("the events of that object", () -> pastEvents().equals(2));
        browser.find(By.cssSelector("select[name=past] option:nth-child(2)")).click();
        browser.until(
                "event",
                () -> String.valueOf(browser.find(By.cssSelector("textarea[name=body]"))
                                .getDomProperty("value"))
                        .contains("1.10"));
        browser.click("Send");
        browser.see("The receiver accepted it: HTTP 200");
        assertThat(received.get(2)).contains("\"name\":\"web-01\"", "1.10", "\"objectId\":\"42\"");
    }

    @Test
    void aTestIsFollowedBesideTheButtonThatSentIt() {
        engine.admin()
                .webhooks()
                .create(Webhook.to(hook()).name("Audit").on(EventType.CREATE).build());
        browser.open(page());
        browser.click("Edit");
        browser.see("Nothing has been sent to this webhook yet.");
        browser.click("Send Test");
        browser.until(
                "its end",
                () -> browser.findAll(".tail-list li").stream()
                        .map(WebElement::getText)
                        .anyMatch(line ->
                                line.contains("test") && line.contains("delivered") && line.contains("HTTP 200")));
        assertThat(browser.address()).contains("#/webhooks/").doesNotContain("deliveries");
    }

    @Test
    void theSecretOfAnOlderWebhookIsReplacedWhereItIsNeeded() {
        engine.admin()
                .webhooks()
                .create(Webhook.to(hook()).name("Audit").on(EventType.CREATE).build());
        browser.open(page());
        browser.click("Edit");
        browser.click("Connect Receiver");
        browser.see("cannot be read again");
        browser.click("Rotate Secret");
        browser.click("Rotate secret");
        browser.see("It is shown only now and cannot be read again.");
        secret = String.valueOf(browser.find(By.cssSelector(".secret")).getDomProperty("value"));
        browser.copySecret();
        browser.click("Send");
        browser.see("The receiver accepted it: HTTP 200");
    }

    private void create() {
        browser.open(page());
        createSync();
        browser.see("“Sync to External CMDB” is created");
    }

    private Object pastEvents() {
        return browser.findAll("select[name=past] option").size();
    }
}
