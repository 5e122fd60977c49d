package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;

/** What was typed is not lost: by leaving, by pressing something else, or because somebody else was faster. */
class UnsavedPagesTest extends PageTest {

    @Test
    void whoeverWouldLoseWhatWasTypedByALinkOrBackIsAskedFirst() {
        String id = sample("Audit");
        browser.open(server.url("/"));
        browser.click("Edit");
        browser.fill("Name", "Audit trail");
        String form = browser.address();

        browser.click("Logs");
        browser.see("Leave anyway?");
        browser.click("Stay");
        browser.back();
        browser.see("Leave anyway?");
        browser.press(Keys.ESCAPE);
        browser.seeNone("dialog");
        assertThat(browser.address()).isEqualTo(form);
        assertThat(typedName()).isEqualTo("Audit trail");

        browser.back();
        browser.click("Leave");
        browser.see("Each sends a signed POST request");
        assertThat(browser.address()).endsWith("#/");
        assertThat(theOnlyWebhook().name()).isEqualTo("Audit");

        browser.open(server.url("/#/webhooks/" + id));
        browser.fill("Name", "Audit trail");
        browser.click("Save");
        browser.see("is saved");
        browser.click("Logs");
        browser.see("Nothing sent yet");
    }

    @Test
    void theBrowserAsksBeforeAReloadLosesWhatWasTyped() {
        browser.open(server.url("/#/webhooks/new"));
        assertThat(browser.asksBeforeUnload()).isFalse();
        browser.fill("Name", "Audit");
        assertThat(browser.asksBeforeUnload()).isTrue();
        browser.fill("Name", "");
        assertThat(browser.asksBeforeUnload()).isFalse();

        browser.open(server.url("/#/explain"));
        browser.fill("Object before", "{}");
        assertThat(browser.asksBeforeUnload()).isTrue();
    }

    @Test
    void theSkipLinkLeadsToTheContentAndNotAway() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.fill("Name", "Audit trail");
        browser.run("document.querySelector('.skip').focus()");
        browser.press(Keys.ENTER);

        assertThat(browser.run("return document.activeElement.id")).isEqualTo("main");
        assertThat(browser.address()).endsWith("#/webhooks/" + id);
        assertThat(browser.findAll("dialog")).isEmpty();
        assertThat(typedName()).isEqualTo("Audit trail");
    }

    @Test
    void activatingAgainKeepsWhatWasTyped() {
        admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .name("A")
                        .on(EventType.CREATE)
                        .inactive("it was gone")
                        .build());
        browser.open(server.url("/#/webhooks/a"));
        browser.fill("URL", "https://b.example.com/");
        browser.click("Activate Again");
        browser.see("“A” is active again.");
        browser.seeNoMore("Deactivated:");
        assertThat(browser.find(By.name("url")).getDomProperty("value")).isEqualTo("https://b.example.com/");

        browser.click("Save");
        browser.see("“A” is saved.");
        assertThat(theOnlyWebhook().url()).isEqualTo("https://b.example.com/");
        assertThat(theOnlyWebhook().active()).isTrue();
        assertThat(theOnlyWebhook().state().inactiveReason()).isNull();
    }

    @Test
    void ofTwoChangesAtOnceEachFieldIsChosen() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.fill("Name", "Mine");
        browser.fill("URL", "https://mine.example.com/");
        browser.click("delete");
        bobChanges(Webhook.copyOf(theOnlyWebhook())
                .name("Theirs")
                .url("https://theirs.example.com/")
                .excludedFields(List.of("password"))
                .build());

        browser.click("Save");
        browser.see("Somebody else has changed this webhook in the meantime");
        browser.see("bob changed it");
        assertThat(browser.row("https://theirs.example.com/"))
                .contains("https://audit.example.com/webhooks/object-deleted", "https://mine.example.com/");
        assertThat(typedName()).isEqualTo("Mine");
        assertThat(theOnlyWebhook().name()).isEqualTo("Theirs");

        browser.click(By.cssSelector("[aria-label='URL: theirs']"));
        browser.click("Save selection");
        browser.see("“Mine” is saved.");
        assertThat(theOnlyWebhook().name()).isEqualTo("Mine");
        assertThat(theOnlyWebhook().url()).isEqualTo("https://theirs.example.com/");
        assertThat(theOnlyWebhook().excludedFields()).containsExactly("password");
        assertThat(theOnlyWebhook().eventTypes()).containsExactly(EventType.CREATE, EventType.DELETE);
        browser.seeNone(".conflict");
    }

    @Test
    void whatIsTypedWhileBothChangesAreShownIsSavedToo() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.fill("Name", "Mine");
        bobChanges(Webhook.copyOf(theOnlyWebhook())
                .url("https://theirs.example.com/")
                .excludedFields("password")
                .build());
        browser.click("Save");
        browser.see("Somebody else has changed this webhook in the meantime");
        assertThat(browser.row("URL")).contains("as before");

        browser.fill("Name", "Mine, and longer");
        browser.fill("URL", "https://mine.example.com/");
        browser.until("the URL that is typed", () -> browser.row("URL").contains("https://mine.example.com/"));
        browser.click("Save selection");
        browser.see("“Mine, and longer” is saved.");

        assertThat(theOnlyWebhook().name()).isEqualTo("Mine, and longer");
        assertThat(theOnlyWebhook().url()).isEqualTo("https://mine.example.com/");
        assertThat(theOnlyWebhook().excludedFields()).containsExactly("password");
        browser.seeNone(".conflict");
    }

    @Test
    void aFilterThatWasTypedAndNotAppliedIsThereWhenOneComesBack() {
        log();
        browser.open(server.url("/#/logs?status=dead"));
        browser.fill("Object", "server/43");
        browser.see("Not applied yet.");
        browser.click(By.cssSelector("tbody a"));
        browser.see("Attempts (2)");
        browser.back();
        browser.see("Not applied yet.");
        browser.ready();
        browser.run("location.reload()");
        browser.see("Not applied yet.");
        assertThat(browser.find(By.name("object")).getDomProperty("value")).isEqualTo("server/43");

        browser.click("Filter");
        browser.until("the address", () -> browser.address().endsWith("#/logs?status=dead&object=server%2F43"));
        browser.seeNoMore("Not applied yet.");
        browser.back();
        browser.until("the address", () -> browser.address().endsWith("#/logs?status=dead"));
        browser.until(
                "the filter as applied",
                () -> "".equals(browser.find(By.name("object")).getDomProperty("value")));
        browser.fill("Object", "x");
        browser.click("Clear");
        browser.until("the address", () -> browser.address().endsWith("#/logs"));
        assertThat(browser.find(By.name("object")).getDomProperty("value")).isEqualTo("");
    }

    @Test
    void whatSomebodyElseChangedIsNotDeletedUnseen() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        bobChanges(Webhook.copyOf(theOnlyWebhook())
                .url("https://theirs.example.com/")
                .build());
        browser.click("Delete");
        browser.click("Delete");
        browser.see("bob has changed this webhook since you opened it: url. Delete it anyway?");
        assertThat(admin.webhooks).hasSize(1);
        browser.click("Delete");
        browser.see("“Audit” is deleted.");
        assertThat(admin.webhooks).isEmpty();

        sample("Inventory");
        browser.open(server.url("/"));
        browser.see("Inventory");
        bobChanges(Webhook.copyOf(theOnlyWebhook()).name("Stock").build());
        browser.click("Delete");
        browser.see("“Inventory” was changed after this list was loaded.");
        browser.see("Stock");
        assertThat(browser.findAll("dialog")).isEmpty();
        assertThat(admin.webhooks).hasSize(1);
    }

    @Test
    void aDialogThatWasTypedIntoIsNotClosedByEscapeOrBack() {
        sample("Audit");
        browser.open(server.url("/#/logs"));
        browser.click(By.cssSelector("nav [data-section=webhooks]"));
        browser.click("Import");
        browser.fill("Or its content", "{\"webhooks\": []}");
        browser.press(Keys.ESCAPE);
        browser.see("Leave anyway?");
        browser.click("Stay");
        browser.back();
        browser.see("Leave anyway?");
        browser.click("Stay");
        assertThat(browser.find(By.cssSelector("dialog textarea")).getDomProperty("value"))
                .isEqualTo("{\"webhooks\": []}");
        browser.press(Keys.ESCAPE);
        browser.click("Leave");
        browser.seeNone("dialog");
    }

    @Test
    void whoeverEscapesAgainRightAfterStayingIsAskedAgain() {
        sample("Audit");
        browser.open(server.url("/"));
        browser.click("Import");
        browser.fill("Or its content", "{\"webhooks\": []}");
        browser.press(Keys.ESCAPE);
        browser.see("Leave anyway?");
        // Both within one task of the browser: the question is closed, and its close event has yet to come.
        browser.run("""
                document.querySelector('dialog.losing').close();
                document.querySelector('dialog').dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
                """);
        browser.until("one question", () -> browser.findAll("dialog.losing").size() == 1);
        browser.see("Leave anyway?");
        browser.click("Leave");
        browser.seeNone("dialog");
    }

    @Test
    void aNewSecretIsNotLostBeforeItIsCopied() {
        sample("Audit");
        browser.open(server.url("/"));
        browser.click("Edit");
        browser.click("Rotate Secret");
        browser.click("Rotate secret");
        browser.see("It is shown only now");
        browser.press(Keys.ESCAPE);
        browser.press(Keys.ESCAPE);
        browser.press(Keys.ESCAPE);
        browser.see("Leave anyway?");
        browser.click("Stay");
        browser.see("It is shown only now");
        browser.click("Done");
        browser.see("Leave anyway?");
        browser.click("Stay");
        browser.see("It is shown only now");
        browser.back();
        browser.see("Leave anyway?");
        browser.click("Stay");
        browser.see("It is shown only now");

        browser.copySecret();
        browser.click("Done");
        browser.seeNone("dialog");
    }

    @Test
    void aMaskedUrlIsShownOnRequestAndNothingOfItIsSavedByMistake() {
        String url = "https://hooks.slack.com/services/T0EXAMPLE/aB3dE5fG7hI9jK1lM3nO5pQ7";
        String id = sample("Chat");
        admin.webhooks().update(Webhook.copyOf(theOnlyWebhook()).url(url).build());
        browser.open(server.url("/"));
        assertThat(browser.find(By.cssSelector(".url")).getText())
                .isEqualTo("https://hooks.slack.com/services/T0EXAMPLE/••••");
        browser.open(server.url("/#/webhooks/" + id));
        assertThat(typedUrl()).endsWith("/••••");
        browser.fill("Name", "Chat of ops");
        browser.click("Save");
        browser.see("“Chat of ops” is saved.");
        assertThat(theOnlyWebhook().url()).isEqualTo(url);

        browser.click("Show");
        browser.until("the whole URL", () -> typedUrl().equals(url));
        browser.click("Logs");
        browser.see("Nothing sent yet");

        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Show");
        browser.until("the whole URL", () -> typedUrl().equals(url));
        browser.fill("URL", url.replace("T0EXAMPLE", "T1EXAMPLE"));
        browser.click("Save");
        browser.see("“Chat of ops” is saved.");
        assertThat(theOnlyWebhook().url()).contains("T1EXAMPLE/aB3dE5fG7hI9jK1lM3nO5pQ7");
    }

    private String typedUrl() {
        return String.valueOf(browser.find(By.name("url")).getDomProperty("value"));
    }

    private String typedName() {
        return String.valueOf(browser.find(By.name("name")).getDomProperty("value"));
    }

    private void bobChanges(Webhook webhook) {
        Webhook before = theOnlyWebhook();
        admin.webhooks().update(webhook);
        admin.changes.add(
                0,
                new WebhookChange(
                        "1",
                        Samples.START,
                        "bob",
                        webhook.id(),
                        Action.UPDATED,
                        List.of(new Field("url", before.url(), webhook.url()))));
    }
}
