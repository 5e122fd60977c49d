package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.spi.RetryPolicy;

/** A receiver fails, and what waits for it meanwhile is sent now or discarded by a person. */
class BacklogStoryTest extends StoryTest {

    @Override
    RetryPolicy retries() {
        return RetryPolicy.schedule(List.of(Duration.ofHours(1)), 0);
    }

    @BeforeEach
    void letABacklogGrow() {
        engine.admin()
                .webhooks()
                .create(Webhook.to(hook()).name("CMDB").on(EventType.CREATE).build());
        status = 500;
        for (int i = 1; i <= 3; i++) {
            raise("42", i);
        }
        browser.until("the first attempt", () -> pendingWithAttempt() == 1);
    }

    @Test
    void theEarliestIsSentNowAndTheOthersFollowInOrder() {
        browser.open(page() + "#/logs");
        browser.see("behind an earlier delivery of its object");
        browser.click(By.linkText("behind an earlier delivery of its object"));
        browser.see("(in 59:");
        status = 200;
        browser.click("Send Now");
        browser.until("all of them", () -> answers.size() == 4);
        assertThat(received)
                .extracting(body -> body.replaceAll(".*\"number\":(\\d).*", "$1"))
                .containsExactly("1", "1", "2", "3");
        browser.until(
                "its end",
                () -> browser.find(By.cssSelector(".facts")).getText().contains("delivered"));
        browser.click("Changes");
        browser.see("hastened");
        assertThat(browser.row("hastened")).contains("CMDB", "msg_", "→ now");
    }

    @Test
    void theBacklogIsDiscardedBeforeTheWebhookIsActivatedAgain() {
        browser.open(page());
        browser.clickInRow("CMDB", ".switch");
        browser.see("“CMDB” is inactive now.");
        browser.clickInRow("CMDB", ".name");
        browser.click("Discard Pending");
        browser.see("Discard 3 pending deliveries?");
        browser.click("Discard 3");
        browser.see("3 cancelled.");
        status = 200;
        browser.click("Webhooks");
        browser.clickInRow("CMDB", ".switch");
        browser.see("“CMDB” is active now.");
        raise("43", 4);
        browser.until("the newest", () -> answers.size() == 2);

        assertThat(received.get(1)).contains("\"number\":4");
        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withObjectType("server").withObjectId("42"))
                        .items())
                .extracting(Delivery::status)
                .containsOnly(DeliveryStatus.CANCELLED);
        browser.click("Changes");
        browser.see("discarded");
        assertThat(browser.row("discarded")).contains("CMDB", "pending → cancelled");
    }

    @Test
    void tenThousandPendingDeliveriesAreDiscardedAtOnce() {
        for (int i = 4; i <= 10_000; i++) {
            raise("42", i);
        }
        browser.open(page());
        browser.clickInRow("CMDB", ".name");
        browser.click("Discard Pending");
        browser.see("Discard 1,000+ pending deliveries?");
        browser.click("Discard 1,000+");
        browser.see("10,000 cancelled.");

        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                        .items())
                .isEmpty();
        browser.click("Changes");
        browser.see("discarded");
        assertThat(browser.row("discarded")).contains("1000 pending → 1000 cancelled");
    }

    @Test
    void whatIsListedIsDiscardedWithoutSendingAnyOfIt() {
        for (int i = 4; i <= 250; i++) {
            raise("42", i);
        }
        browser.open(page() + "#/logs");
        browser.click("Discard Listed");
        browser.click("Discard 250");
        browser.see("250 cancelled.");

        assertThat(answers).hasSize(1);
    }

    @Test
    void whoRedeliversSeesItAmongTheChanges() {
        status = 200;
        browser.open(page() + "#/logs");
        browser.click(By.linkText("behind an earlier delivery of its object"));
        browser.click("Send Now");
        browser.until("all of them", () -> answers.size() == 4);
        browser.open(page() + "#/logs");
        browser.click("Select All");
        browser.click("Redeliver Selected (3)");
        browser.click("Redeliver 3");
        browser.see("3 will be sent again.");

        browser.click("Changes");
        browser.see("redelivered");
        assertThat(browser.row("redelivered")).contains("CMDB", "delivered → pending");
    }

    private void raise(String object, int number) {
        engine.onObjectEvent(ObjectEvent.created(Map.of("number", number)).as("server", object));
    }

    private long pendingWithAttempt() {
        return engine
                .admin()
                .deliveries()
                .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                .items()
                .stream()
                .filter(delivery -> delivery.attempts() == 1)
                .count();
    }
}
