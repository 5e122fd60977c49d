package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Waiting;

/** Whatever somebody has at hand leads to the deliveries, and something is done to all that are found. */
class SearchPagesTest extends PageTest {

    @Test
    void oneFieldFindsIdsWebhooksUrlsAndObjects() {
        log();
        String id = sample("Audit trail");
        admin.webhooks()
                .create(Webhook.to("https://chat.example.com/?key=k3y")
                        .id("chat")
                        .name("Audit chat")
                        .on(EventType.CREATE)
                        .build());
        for (String[] expected : new String[][] {
            {"msg_2", "#/deliveries/msg_2"},
            {"evt_1", "#/logs?event=evt_1"},
            {"audit trail", "#/logs?webhook=" + id},
            {"chat", "#/logs?webhook=chat"},
            {"https://audit.example.com/webhooks/object-deleted", "#/logs?webhook=" + id},
            {"https://chat.example.com/?key=k3y", "#/logs?webhook=chat"},
            {"server/42", "#/logs?object=server%2F42"},
            {"4711", "#/logs?object=4711"},
        }) {
            find(expected[0]);
            browser.until(expected[0], () -> browser.address().endsWith(expected[1]));
        }
        find("audit");
        browser.see("2 webhooks:");
        browser.click(By.linkText("Audit chat"));
        browser.until("the webhook", () -> browser.address().endsWith("#/logs?webhook=chat"));
    }

    @Test
    void whatFailedIsFoundAndTheAddressSaysHow() {
        log();
        admin.deliveries.put("msg_3", Samples.pendingAgain(Samples.dead("msg_3", "wh", 3)));
        browser.open(server.url("/#/logs"));
        browser.choose("Last attempt", "Failed, for any reason");
        browser.choose("Trigger", "event");
        browser.click("Filter");
        browser.until("the failed ones", () -> browser.findAll("tbody tr").size() == 1);
        assertThat(browser.address()).endsWith("#/logs?outcome=failed&trigger=automatic");

        browser.open(server.url("/#/logs?statusCode=200"));
        assertThat(browser.findAll("tbody tr")).hasSize(1);
        assertThat(browser.find(By.name("statusCode")).getDomProperty("value")).isEqualTo("200");
    }

    @Test
    void aTimeIsNamedAndStaysNamed() {
        browser.clock(Instant.parse("2026-11-24T15:30:00Z"));
        browser.open(server.url("/#/logs"));
        browser.choose("Time", "Yesterday");
        browser.click("Filter");
        browser.until("the address", () -> browser.address().endsWith("#/logs?time=yesterday"));
        browser.until("the query", () -> asked().from() != null);
        assertThat(asked().from()).isEqualTo(midnight("2026-11-23"));
        assertThat(asked().to()).isEqualTo(midnight("2026-11-24"));
        browser.see("Nothing matches");

        browser.choose("Time", "Last hour");
        browser.click("Filter");
        browser.until("the last hour", () -> browser.address().endsWith("#/logs?time=hour") && asked().to() == null);
        assertThat(asked().from()).isAfterOrEqualTo(Instant.parse("2026-11-24T14:30:00Z"));
    }

    @Test
    void whatIsListedIsReplayedOnceItsNumberWasRead() {
        for (int i = 0; i < 120; i++) {
            admin.deliveries.put("msg_" + i, Samples.dead("msg_" + i, "wh", i));
        }
        admin.deliveries.put("msg_good", Samples.delivered("msg_good", "wh", 500));
        browser.open(server.url("/#/logs?outcome=failed"));
        browser.click("Replay Listed");
        browser.see("120 deliveries. They will be sent again, the oldest event first.");
        browser.click("Cancel");
        assertThat(status("msg_5")).isEqualTo(DeliveryStatus.DEAD);

        browser.click("Replay Listed");
        browser.click("Replay 120");
        browser.see("120 will be sent again.");
        browser.click("Close");
        assertThat(List.of(status("msg_0"), status("msg_119"))).containsOnly(DeliveryStatus.PENDING);
        assertThat(status("msg_good")).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void whatWaitsAmongWhatIsListedIsDiscarded() {
        log();
        for (int i = 10; i < 13; i++) {
            admin.deliveries.put("msg_" + i, Samples.pendingAgain(Samples.dead("msg_" + i, "wh", i)));
            admin.waiting.put("msg_" + i, new Waiting(Waiting.Reason.DUE, null, null));
        }
        browser.open(server.url("/#/logs"));
        browser.click("Discard Listed");
        browser.click("Discard 3");
        browser.see("3 cancelled.");
        browser.click("Close");
        assertThat(List.of(status("msg_10"), status("msg_12"))).containsOnly(DeliveryStatus.CANCELLED);
        assertThat(status("msg_2")).isEqualTo(DeliveryStatus.DEAD);
    }

    @Test
    void someAreSelectedAndRedelivered() {
        log();
        browser.open(server.url("/#/logs"));
        browser.click(By.cssSelector(".pick[value=msg_2]"));
        browser.click("Redeliver Selected (1)");
        browser.see("Redeliver 1 delivery?");
        browser.click("Redeliver 1");
        browser.see("1 will be sent again.");
        assertThat(status("msg_2")).isEqualTo(DeliveryStatus.PENDING);
        assertThat(status("msg_1")).isEqualTo(DeliveryStatus.DELIVERED);
    }

    private void find(String text) {
        browser.open(server.url("/#/logs"));
        browser.fill("Find", text);
        browser.click(By.cssSelector(".finder button"));
    }

    private DeliveryQuery asked() {
        return (DeliveryQuery) Objects.requireNonNull(admin.asked);
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private DeliveryStatus status(String id) {
        return admin.deliveries.get(id).delivery().status();
    }
}
