package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;

/** The pages in a real browser. */
class PagesTest {

    private static Browser browser;

    private PageServer server;
    private MapWebhookAdmin admin;

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
        server = new PageServer("/toolbox/webhooks", Access.MANAGE);
        admin = server.admin();
    }

    @AfterEach
    void stopServer() {
        browser.leave();
        server.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWebhookIsCreatedSwitchedOffRenamedAndDeleted() {
        browser.open(server.url("/"));
        browser.see("No webhooks yet");
        browser.click("Create Webhook");
        browser.fill("Name", "Sync to External CMDB");
        browser.fill("URL", "https://inventory.example.com/api/object-created");
        browser.click("create");
        browser.click("Create Webhook");

        Webhook created = theOnlyWebhookAfter("It is shown only now");
        assertThat(browser.find(By.cssSelector("dialog .secret")).getDomProperty("value"))
                .isEqualTo(created.signingKeys().get(0).reveal());
        browser.click("Done");
        browser.see("https://inventory.example.com/api/object-created");
        assertThat(browser.findAll("thead th"))
                .extracting(WebElement::getText)
                .startsWith("Name", "URL", "Event types", "Active");

        browser.clickInRow("Sync", ".switch");
        browser.see("“Sync to External CMDB” is inactive now.");
        assertThat(theOnlyWebhook().active()).isFalse();

        browser.click("Edit");
        browser.fill("Name", "Copy to CMDB");
        browser.click("delete");
        browser.click("Save");
        browser.see("“Copy to CMDB” is saved.");
        assertThat(theOnlyWebhook().eventTypes()).containsExactly(EventType.CREATE, EventType.DELETE);
        assertThat(theOnlyWebhook().signingKeys()).isEqualTo(created.signingKeys());

        browser.open(server.url("/"));
        browser.click("Delete");
        browser.see("Delete “Copy to CMDB”?");
        browser.click("Cancel");
        assertThat(admin.webhooks).hasSize(1);
        browser.click("Delete");
        browser.click("Delete");
        browser.see("No webhooks yet");
        assertThat(admin.webhooks).isEmpty();
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        browser.open(server.url("/#/webhooks/new"));
        browser.fill("URL", "inventory.example.com");
        browser.click("Further options");
        browser.fill("Timeout in seconds", "soon");
        browser.fill("Headers", "Host: x");
        browser.fill("Filter", "{\"changed\": ");
        browser.click("Create Webhook");
        assertThat(browser.errorBeside("filter")).contains("is not JSON");
        browser.fill("Filter", "{\"all\": [{\"changed\": 1}]}");
        browser.click("Create Webhook");

        assertThat(browser.errorBeside("name")).contains("the name is empty");
        assertThat(browser.errorBeside("url")).contains("has no scheme");
        assertThat(browser.errorBeside("eventTypes")).contains("no event type is given");
        assertThat(browser.errorBeside("filter")).contains("at all[0].changed: a number cannot stand here");
        assertThat(browser.errorBeside("timeout")).contains("'soon' is not a duration");
        assertThat(browser.errorBeside("headers")).contains("'Host' is set by the sender");
        assertThat(browser.run("return document.activeElement.name")).isEqualTo("name");
        assertThat(admin.webhooks).isEmpty();
    }

    @Test
    void allOptionsAreKeptByTheForm() {
        Webhook full = admin.create(Webhook.to("https://a.example.com/")
                .id("full")
                .name("Full")
                .on(EventType.UPDATE, EventType.of("decommissioned"))
                .objectTypes("server", "rack")
                .filter(Filter.after("id").isOneOf(9007199254740993L, "a\nb", null))
                .exclude("password", "contact.phone")
                .ignoreOrigins("erp")
                .header("X-Api-Key", "s3cret")
                .header("X-Team", "ops")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .timeout(Duration.ofSeconds(90))
                .tlsIdentity("partner")
                .build());

        browser.open(server.url("/#/webhooks/full"));
        browser.click("Save");
        browser.see("“Full” is saved.");

        assertThat(admin.webhook("full")).contains(full);
    }

    @Test
    void aChangeOfWhatSomebodyElseHasChangedIsNotSaved() {
        String id = sample("Mine");
        browser.open(server.url("/#/webhooks/" + id));
        admin.setActive(id, false);

        browser.click("Save");

        browser.see("somebody has changed this since it was read");
        assertThat(theOnlyWebhook().active()).isFalse();
    }

    @Test
    void theLogsFilterIsInTheAddress() {
        log();
        browser.open(server.url("/"));
        browser.click("View Logs");
        browser.see("server/42");
        browser.choose("Status", "Dead");
        browser.fill("Object", "server/43");
        browser.click("Filter");
        browser.seeNoMore("server/42");

        assertThat(browser.address()).endsWith("#/logs?status=dead&object=server%2F43");
        browser.open(browser.address());
        browser.see("connect failure");
        assertThat(admin.asked)
                .isEqualTo(DeliveryQuery.all()
                        .withStatus(DeliveryStatus.DEAD)
                        .withObjectType("server")
                        .withObjectId("43"));
    }

    @Test
    void olderDeliveriesAreOnePageFurther() {
        for (int i = 0; i < 60; i++) {
            admin.deliveries.put("msg_" + i, Samples.delivered("msg_" + i, "wh", i));
        }
        browser.open(server.url("/#/logs"));
        assertThat(browser.findAll("tbody tr")).hasSize(50);

        browser.click("Older");
        browser.see("Newest");

        assertThat(browser.findAll("tbody tr")).hasSize(10);
        assertThat(browser.findAll(".pager a")).extracting(WebElement::getText).containsExactly("Newest");
    }

    @Test
    void aDeliveryShowsWhatChangedAndWhatCameBack() {
        log();
        browser.open(server.url("/#/deliveries/msg_2"));

        assertThat(browser.text()).contains("Changes (3)", "\"in_stock\"", "\"active\"", "alice", "Attempts (2)");
        assertThat(browser.findAll("time").get(0).getDomAttribute("title")).isEqualTo("2026-11-23T16:21:07.887Z");
        browser.find(By.cssSelector(".attempt summary")).click();
        browser.see("connection refused by 192.0.2.10 port 443");
        browser.see("••••");

        browser.click("Redeliver");
        browser.see("It is on its way again.");
        assertThat(admin.delivery("msg_2").orElseThrow().delivery().status()).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void aSecretIsRotatedATestSentAndARangeReplayed() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));

        browser.click("Rotate Secret");
        browser.choose("The old secret", "ends at once, because it leaked");
        browser.click("Rotate secret");
        browser.see("The new secret");
        assertThat(admin.overlap).isZero();
        browser.click("Done");

        browser.click("Send Test");
        browser.see("A test is on its way to “Audit”.");

        browser.click("Replay");
        browser.see("Those that are pending are left alone.");
        browser.find(By.cssSelector("dialog button.primary")).click();
        browser.see("3 on their way again, 1 left alone.");
        assertThat(admin.asked)
                .isEqualTo(DeliveryQuery.all()
                        .withWebhook(id)
                        .withStatus(DeliveryStatus.DEAD)
                        .withLimit(DeliveryQuery.MAX_LIMIT));
    }

    @Test
    void anEventIsExplained() {
        sample("Audit");
        browser.open(server.url("/#/explain"));
        browser.fill("Event type", "delete");
        browser.fill("Object type", "server");
        browser.fill("Object id", "42");
        browser.fill("Object before", "{\"price\": 1.10, ");
        browser.find(By.cssSelector("form button[type=submit]")).click();
        assertThat(browser.errorBeside("before")).contains("is not JSON");

        browser.fill("Object before", "{\"price\": 1.10}");
        browser.find(By.cssSelector("form button[type=submit]")).click();

        browser.see("listens to [create], not to delete");
        assertThat(String.valueOf(Objects.requireNonNull(admin.explained).before()))
                .isEqualTo("{price=1.10}");
    }

    @Test
    void markupFromOutsideIsText() {
        String attack = Hostile.TEXT;
        Webhook hostile = admin.create(Hostile.webhook());
        admin.deliveries.put("msg_x", Hostile.delivery("msg_x", hostile.id()));

        for (String page : List.of("/", "/#/webhooks/" + hostile.id(), "/#/logs", "/#/deliveries/msg_x")) {
            browser.open(server.url(page));
            browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            assertThat(browser.run("return window.hacked")).as(page).isNull();
            assertThat(browser.findAll("main script, main img, main svg, main iframe"))
                    .as(page)
                    .isEmpty();
            assertThat((String) browser.run("return document.body.textContent + [...document.querySelectorAll('input')]"
                            + ".map(input => input.value).join()"))
                    .as(page)
                    .contains(attack);
        }
        browser.open(server.url("/"));
        browser.click("Delete");
        browser.see("Delete “" + attack + "”?");
        assertThat(browser.findAll("dialog script, dialog img")).isEmpty();
    }

    @Test
    void whoeverMayOnlyViewIsOfferedNoChanges() throws IOException {
        server.close();
        server = new PageServer("/toolbox/webhooks", Access.VIEW);
        server.admin()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .name("A")
                        .on(EventType.CREATE)
                        .build());
        server.admin().deliveries.put("msg_1", Samples.dead("msg_1", "a", 0));

        browser.open(server.url("/"));
        assertThat(browser.findAll("button")).isEmpty();
        assertThat(browser.text()).doesNotContain("Create Webhook", "Edit");
        assertThat(browser.find(By.cssSelector(".switch"))
                        .findElement(By.tagName("input"))
                        .isEnabled())
                .isFalse();
        browser.open(server.url("/#/webhooks/a"));
        assertThat(browser.text()).doesNotContain("Save", "Delete", "Rotate");
        browser.open(server.url("/#/deliveries/msg_1"));
        assertThat(browser.text()).doesNotContain("Redeliver");
    }

    @Test
    void thePagesWorkWhereverTheyAreMounted() throws IOException {
        for (String mountPath : List.of("/a/b%20c/d", "")) {
            try (PageServer elsewhere = new PageServer(mountPath, Access.MANAGE)) {
                browser.open(elsewhere.url(mountPath.isEmpty() ? "/" : ""));
                browser.see("No webhooks yet");
                assertThat((String) browser.run("return document.cookie")).contains("webhooks-csrf=");
            }
        }
    }

    @Test
    void anErrorIsShownAndCanBeGotOver() {
        admin.storeIsDown = true;
        browser.open(server.url("/"));
        browser.see("the database does not answer; check that it runs");

        admin.storeIsDown = false;
        browser.click("Try again");
        browser.see("No webhooks yet");
    }

    @Test
    void nothingIsCutOffOnANarrowScreen() {
        sample("A name that is rather long, as names tend to become over the years");
        log();
        browser.appear(400, "light");
        try {
            for (String page : List.of("/", "/#/webhooks/new", "/#/logs", "/#/deliveries/msg_2", "/#/explain")) {
                browser.open(server.url(page));
                assertThat(browser.run("return document.documentElement.scrollWidth"))
                        .as(page)
                        .isEqualTo(400L);
            }
        } finally {
            browser.appear(1280, "light");
        }
    }

    private void log() {
        admin.deliveries.put("msg_1", Samples.delivered("msg_1", "wh", 0));
        admin.deliveries.put("msg_2", Samples.dead("msg_2", "wh", 10));
    }

    private String sample(String name) {
        return admin.create(Webhook.to("https://audit.example.com/webhooks/object-deleted")
                        .name(name)
                        .on(EventType.CREATE)
                        .build())
                .id();
    }

    private Webhook theOnlyWebhookAfter(String text) {
        browser.see(text);
        return theOnlyWebhook();
    }

    private Webhook theOnlyWebhook() {
        return admin.webhooks().get(0);
    }
}
