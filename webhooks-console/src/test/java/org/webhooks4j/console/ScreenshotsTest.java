package org.webhooks4j.console;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;

/**
 * Pictures of all pages in {@code target/screenshots}, for people to look at: {@code mvn test -pl webhooks-console -am
 * -Dtest=ScreenshotsTest -Dscreenshots=true}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotsTest {

    private Browser browser;
    private PageServer server;

    @BeforeEach
    void start(@TempDir Path profile) throws IOException {
        browser = Browser.start(profile);
        server = new PageServer("/toolbox/webhooks", Access.MANAGE);
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"1280,light", "1280,dark", "400,light", "400,dark"})
    void pictures(int width, String colorScheme) throws IOException {
        Path folder = Path.of("target", "screenshots", width + "-" + colorScheme);
        browser.appear(width, colorScheme);
        browser.open(server.url("/"));
        browser.photograph(folder.resolve("empty.png"));
        fill(server.admin());

        browser.open(server.url("/"));
        browser.photograph(folder.resolve("webhooks.png"));
        browser.find(By.xpath("//button[.='Delete']")).click();
        browser.photograph(folder.resolve("delete.png"));
        browser.open(server.url("/#/webhooks/new"));
        browser.click("Further options");
        browser.fill("URL", "inventory.example.com");
        browser.find(By.cssSelector("form button[type=submit]")).click();
        browser.errorBeside("url");
        browser.photograph(folder.resolve("errors.png"));
        browser.open(server.url("/#/webhooks/audit"));
        browser.photograph(folder.resolve("form.png"));
        browser.click("Rotate Secret");
        browser.find(By.cssSelector("dialog button.primary")).click();
        browser.see("The new secret");
        browser.photograph(folder.resolve("secret.png"));
        browser.open(server.url("/#/logs"));
        browser.photograph(folder.resolve("logs.png"));
        browser.open(server.url("/#/deliveries/msg_01"));
        browser.find(By.cssSelector(".attempt:last-child summary")).click();
        browser.photograph(folder.resolve("delivery.png"));
        browser.open(server.url("/#/explain"));
        browser.fill("Object type", "server");
        browser.fill("Object id", "42");
        browser.fill("Object after", "{\"status\": \"active\"}");
        browser.find(By.cssSelector("form button[type=submit]")).click();
        browser.see("What would happen");
        browser.photograph(folder.resolve("explain.png"));
        server.admin().storeIsDown = true;
        browser.open(server.url("/#/logs"));
        browser.photograph(folder.resolve("error.png"));
    }

    private static void fill(MapWebhookAdmin admin) {
        admin.create(Webhook.to("https://inventory.example.com/api/object-created")
                .id("inventory")
                .name("Notify the inventory system")
                .on(EventType.CREATE)
                .build());
        admin.create(Webhook.to("https://audit.example.com/webhooks/object-deleted")
                .id("audit")
                .name("Log deletions to the audit trail")
                .on(EventType.DELETE)
                .header("Authorization", "Bearer 1")
                .build());
        admin.create(Webhook.to("https://tickets.example.com/hooks/6f1c2a/cmdb?project=operations&queue=hardware")
                .id("tickets")
                .name("Tickets")
                .on(EventType.CREATE, EventType.UPDATE, EventType.DELETE)
                .inactive("the receiver answered 410 Gone on 23 November")
                .build());
        for (int i = 0; i < 12; i++) {
            String id = "msg_%02d".formatted(i);
            String webhook = i % 3 == 0 ? "inventory" : "audit";
            admin.deliveries.put(
                    id, i % 4 == 1 ? Samples.dead(id, webhook, 7 * i) : Samples.delivered(id, webhook, 7 * i));
        }
        admin.redeliver("msg_05");
    }
}
