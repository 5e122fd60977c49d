package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.WebhookChange;

/** Pages in a real browser, of a console over maps. */
@Tag("browser")
abstract class PageTest {

    static Browser browser;

    PageServer server;
    MapWebhookAdmin admin;

    @BeforeAll
    static void startBrowser(@TempDir Path profile) {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        browser.zone("UTC");
        server = new PageServer("/toolbox/webhooks", Access.MANAGE);
        admin = server.admin();
    }

    @AfterEach
    void stopServer() {
        browser.leaveDeadlines();
        browser.leave();
        server.close();
        assertThat(browser.complaints()).isEmpty();
    }

    void log() {
        admin.deliveries.put("msg_1", Samples.delivered("msg_1", "wh", 0));
        admin.deliveries.put("msg_2", Samples.dead("msg_2", "wh", 10));
    }

    /** A webhook with all options, and something of each kind that is remembered of another one. */
    void ofWhatIsRemembered(String id) {
        admin.webhooks().create(AllOptions.webhook("full"));
        WebhookChange.Field field = new WebhookChange.Field("url", "https://a.example.com/", "https://b.example.com/");
        admin.changes.add(
                new WebhookChange("1", Samples.START, null, id, WebhookChange.Action.UPDATED, List.of(field)));
        admin.skipped.add(new SkippedEvent(
                "evt_1", id, EventType.DELETE, "server", "42", Samples.START, Rule.FILTER, "status is active"));
        admin.backfills.put(id, new BackfillProgress(id, null, 1200, 3, Samples.START, Samples.START, true));
        admin.importEntries = List.of(new ImportReport.Entry("b", ImportReport.Result.CREATED, List.of(field)));
    }

    String sample(String name) {
        return admin.webhooks()
                .create(Webhook.to("https://audit.example.com/webhooks/object-deleted")
                        .name(name)
                        .on(EventType.CREATE)
                        .build())
                .id();
    }

    Webhook theOnlyWebhookAfter(String text) {
        browser.see(text);
        return theOnlyWebhook();
    }

    Webhook theOnlyWebhook() {
        return admin.webhooks().list().get(0);
    }
}
