package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.ImportReport;

/** What can be done on the pages. */
class PagesTest extends PageTest {

    @Test
    void aWebhookIsCreatedDeactivatedRenamedAndDeleted() {
        browser.open(server.url("/"));
        browser.see("No webhooks yet");
        browser.click("Create Webhook");
        browser.fill("Name", "Sync to External CMDB");
        browser.fill("URL", "https://inventory.example.com/api/object-created");
        browser.click("create");
        browser.click("Create Webhook");

        Webhook created = theOnlyWebhookAfter("It is shown only now");
        assertThat(browser.find(By.cssSelector(".secret")).getDomProperty("value"))
                .isEqualTo(created.signingKeys().get(0).reveal());
        browser.copySecret();
        browser.click("Done");
        browser.find(By.cssSelector("thead"));
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
        browser.click(By.cssSelector(".attempt summary"));
        browser.see("connection refused by 192.0.2.10 port 443");
        browser.see("••••");

        browser.click("Redeliver");
        browser.see("The delivery will be sent again.");
        assertThat(admin.deliveries().find("msg_2").orElseThrow().delivery().status())
                .isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void aSecretIsRotatedATestSentAndARangeReplayed() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));

        browser.click("Rotate Secret");
        browser.choose("The old secret", "stops immediately, because it leaked");
        browser.click("Rotate secret");
        browser.see("The new secret");
        assertThat(admin.overlap).isZero();
        browser.copySecret();
        browser.click("Done");

        browser.click("Send Test");
        browser.see("A test is being sent to “Audit”.");

        browser.click("Replay");
        browser.see("Pending deliveries are skipped.");
        browser.click(By.cssSelector("dialog button.primary"));
        browser.see("No delivery matches");
    }

    @Test
    void aSecretIsCopiedOnPagesWithoutAClipboard() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.run(
                "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
                        + " document.execCommand = command => { window.copied = [command, String(getSelection())]; return true; };");

        rotate();
        String secret = browser.find(By.cssSelector(".secret")).getDomProperty("value");
        browser.click("Copy");
        browser.see("Copied");
        assertThat(browser.run("return window.copied")).isEqualTo(List.of("copy", secret));
        browser.click("Done");
        browser.seeNone("dialog");

        browser.run("document.execCommand = () => false");
        rotate();
        browser.click("Copy");
        browser.see("The browser does not allow copying");
        assertThat(browser.run(
                        "return document.activeElement.matches('.secret') && document.activeElement.selectionEnd"))
                .isEqualTo((long) secret.length());
        browser.click("Done");
        browser.see("Leave anyway?");
        browser.click("Leave");
    }

    private static void rotate() {
        browser.click("Rotate Secret");
        browser.click("Rotate secret");
        browser.see("The new secret");
    }

    @Test
    void beforeAndAfterAreComparedLineByLine() {
        log();
        browser.open(server.url("/#/deliveries/msg_2"));
        browser.click("Object before and after");

        assertThat(browser.findAll(".diff-line.removed"))
                .extracting(WebElement::getText)
                .containsExactly("−\n  \"status\": \"in_stock\",", "−\n  \"rack\": null");
        assertThat(browser.findAll(".diff-line.added"))
                .extracting(WebElement::getText)
                .containsExactly("+\n  \"status\": \"active\",", "+\n  \"memory\": 64");
    }

    @Test
    void anEventThatTookPlaceIsExplained() {
        log();
        sample("Audit");
        browser.open(server.url("/#/deliveries/msg_2"));
        browser.click("Explain");
        browser.see("Why did it not fire?");
        browser.click(By.cssSelector("form button[type=submit]"));

        browser.see("listens to [create], not to update");
        assertThat(String.valueOf(Objects.requireNonNull(admin.explained).after()))
                .isEqualTo("{name=web-01, status=active, memory=64}");
    }

    @Test
    void anEventIsExplained() {
        sample("Audit");
        browser.open(server.url("/#/explain"));
        browser.fill("Event type", "delete");
        browser.fill("Object type", "server");
        browser.fill("Object id", "42");
        browser.fill("Object before", "{\"price\": 1.10, ");
        browser.click(By.cssSelector("form button[type=submit]"));
        assertThat(browser.errorBeside("before")).contains("is not JSON");

        browser.fill("Object before", "{\"price\": 1.10}");
        browser.click(By.cssSelector("form button[type=submit]"));

        browser.see("listens to [create], not to delete");
        assertThat(String.valueOf(Objects.requireNonNull(admin.explained).before()))
                .isEqualTo("{price=1.10}");
    }

    @Test
    void markupFromOutsideIsText() {
        String attack = Hostile.TEXT;
        Webhook hostile = admin.webhooks().create(Hostile.webhook());
        admin.deliveries.put("msg_x", Hostile.delivery("msg_x", hostile.id()));
        admin.skipped.add(Hostile.skipped(hostile.id()));
        admin.changes.add(Hostile.change(hostile.id()));
        admin.changes.add(Hostile.change(attack));

        for (String page : List.of(
                "/",
                "/#/webhooks/" + hostile.id(),
                "/#/logs",
                "/#/logs?object=" + URLEncoder.encode(attack, StandardCharsets.UTF_8),
                "/#/deliveries/msg_x",
                "/#/explain?delivery=msg_x",
                "/#/webhooks/" + hostile.id() + "/skipped",
                "/#/changes",
                "/#/changes?webhook=" + URLEncoder.encode(attack, StandardCharsets.UTF_8),
                "/#/?q=" + URLEncoder.encode(attack, StandardCharsets.UTF_8))) {
            browser.open(server.url(page));
            browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            assertThat(browser.run("return window.hacked")).as(page).isNull();
            assertThat(browser.findAll("main script, main img, main svg:not(.plot), main iframe, [onerror]"))
                    .as(page)
                    .isEmpty();
            assertThat((String) browser.run("return document.body.textContent + [...document.querySelectorAll('input')]"
                            + ".map(input => input.value).join()"))
                    .as(page)
                    .contains(attack);
        }
        browser.open(server.url("/"));
        browser.click("Import");
        admin.refusal = List.of(new Violation(attack, attack));
        browser.click("Show what would change");
        browser.see(attack + ": " + attack);
        admin.refusal = List.of();
        admin.importEntries =
                List.of(new ImportReport.Entry(attack, ImportReport.Result.UPDATED, List.of(Hostile.field())));
        browser.click("Show what would change");
        browser.see("1 to change");
        browser.see(attack);
        assertThat(browser.findAll("dialog script, dialog img")).isEmpty();
        browser.click("Cancel");
        browser.click("Delete");
        browser.see("Delete “" + attack + "”?");
        assertThat(browser.findAll("dialog script, dialog img")).isEmpty();
        browser.click("Delete");
        browser.see("“" + attack + "” is deleted.");
        admin.failure = attack;
        browser.open(server.url("/"));
        browser.see(attack);
        assertThat(browser.findAll("#notices img, main script, main img, [onerror]"))
                .isEmpty();
        assertThat(browser.run("return window.hacked")).isNull();
    }

    @Test
    void whoeverMayOnlyViewIsOfferedNoChanges() throws IOException {
        server.close();
        server = new PageServer("/toolbox/webhooks", Access.VIEW);
        server.admin()
                .webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .name("A")
                        .on(EventType.CREATE)
                        .filter(Filter.changed("status"))
                        .build());
        server.admin().deliveries.put("msg_1", Samples.dead("msg_1", "a", 0));

        browser.open(server.url("/"));
        assertThat(browser.findAll("main button:not(.sort, [aria-pressed])")).isEmpty();
        assertThat(browser.text()).doesNotContain("Create Webhook", "Edit", "Import");
        assertThat(browser.find(By.cssSelector(".switch"))
                        .findElement(By.tagName("input"))
                        .isEnabled())
                .isFalse();
        browser.open(server.url("/#/webhooks/a"));
        assertThat(browser.text()).doesNotContain("Save", "Delete", "Rotate");
        assertThat(browser.findAll("form button")).isEmpty();
        browser.open(server.url("/#/deliveries/msg_1"));
        assertThat(browser.text()).doesNotContain("Redeliver");
        browser.open(server.url("/#/webhooks/a/skipped"));
        browser.see("The recording is off.");
        assertThat(browser.findAll(".recorder button")).isEmpty();
    }

    @Test
    void thePagesWorkWhereverTheyAreMounted() throws IOException {
        for (String mountPath : List.of("/a/b%20c/d", "")) {
            try (PageServer elsewhere = new PageServer(mountPath, Access.MANAGE)) {
                browser.open(elsewhere.url(mountPath.isEmpty() ? "/" : ""));
                browser.see("No webhooks yet");
                assertThat((String) browser.run("return document.cookie")).contains("webhooks-csrf=");
                browser.leave();
            }
        }
    }
}
