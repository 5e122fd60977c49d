package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Webhook;

/** Values are shown, edited and addressed as they came. */
class ExactValuesPagesTest extends PageTest {

    @Test
    void anAnswerIsShownToTheLastDigitAndInItsOrder() {
        admin.deliveries.put(
                "msg_1",
                Samples.answered(
                        "msg_1",
                        "{\"n\":12345678901234567890,\"price\":1.10,\"huge\":1e400,\"10\":1,\"9\":2,\"a\":1,\"a\":2,"
                                + "\"text\":\"\\u00e9 \\/ [1,2]\",\"none\":[]}"));
        browser.open(server.url("/#/deliveries/msg_1"));
        browser.click(By.cssSelector(".attempt summary"));

        assertThat(browser.find(By.cssSelector(".exchange pre")).getText()).isEqualTo("""
                {
                  "n": 12345678901234567890,
                  "price": 1.10,
                  "huge": 1e400,
                  "10": 1,
                  "9": 2,
                  "a": 1,
                  "a": 2,
                  "text": "\\u00e9 \\/ [1,2]",
                  "none": []
                }""");
    }

    @Test
    void whatCannotBeSeenIsMarkedAndCopiedAsItCame() {
        String name = "invoice\u202Efdp.exe\u200B";
        String joined = "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \uD83D\uDC69\u200D\uD83D\uDCBB";
        sample(name);
        sample(joined);
        browser.open(server.url("/"));
        browser.find(By.cssSelector("td .name"));

        assertThat(browser.run("return [...document.querySelectorAll('.hidden-character')]"
                        + ".map(mark => getComputedStyle(mark, '::before').content)"))
                .isEqualTo(List.of("\"U+202E\"", "\"U+200B\""));
        assertThat(browser.run("return [...document.querySelectorAll('td .name')].map(name => name.textContent)"))
                .isEqualTo(List.of(name, joined));
        browser.clickInRow("fdp.exe", ".name");
        browser.see("Contains hidden characters: U+202E right-to-left override, U+200B zero width space.");
        assertThat(browser.title()).startsWith("invoice⟨U+202E⟩fdp.exe⟨U+200B⟩");
    }

    @Test
    void listEntriesWithCommasSurviveTheForm() {
        Webhook webhook = admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .name("A")
                        .on(EventType.CREATE)
                        .objectTypes("rack, old", "say \"x\"", "server")
                        .filter(Filter.changedOtherThan("last, seen", "at"))
                        .build());
        browser.open(server.url("/#/webhooks/" + webhook.id()));
        browser.fill("Name", "B");
        browser.click("Further options");
        assertThat(browser.find(By.name("objectTypes")).getDomProperty("value"))
                .isEqualTo("\"rack, old\", \"say \\\"x\\\"\", server");
        browser.type("Field", 0, "\"last, seen\", at, \"b, c\"");
        browser.click("Save");
        browser.see("“B” is saved.");

        assertThat(theOnlyWebhook().objectTypes()).isEqualTo(webhook.objectTypes());
        assertThat(theOnlyWebhook().filter())
                .isEqualTo(Filter.allOf(Filter.changedOtherThan("last, seen", "at", "b, c")));
    }

    @Test
    void digitsInQuotationMarksStayTextInAFilter() {
        Webhook webhook = admin.webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .name("A")
                        .on(EventType.CREATE)
                        .filter(Filter.allOf(Filter.after("id").is("10042"), Filter.changed("status")))
                        .build());
        browser.open(server.url("/#/webhooks/" + webhook.id()));
        browser.click("Further options");
        browser.type("Field", 1, "state");
        browser.click("Add a condition");
        browser.type("Field", 2, "number");
        browser.pick("Kind of condition", 2, "is now");
        browser.type("Value", 1, "\"007\"");
        browser.click("Edit as JSON");
        browser.click("Edit as a form");
        browser.click("Save");
        browser.see("“A” is saved.");

        assertThat(theOnlyWebhook().filter())
                .isEqualTo(Filter.allOf(
                        Filter.after("id").is("10042"),
                        Filter.changed("state"),
                        Filter.after("number").is("007")));
    }

    @Test
    void webhooksWithUnusualIdsAreOpenedAndSaved() {
        for (String id : List.of("new", ".", "..", "_", "a:b", "...")) {
            admin.webhooks()
                    .create(Webhook.to("https://a.example.com/")
                            .id(id)
                            .name("Of " + id)
                            .on(EventType.CREATE)
                            .build());
            browser.open(server.url("/"));
            browser.click("Of " + id);
            browser.see("Last attempt");
            browser.fill("Name", "Saved");
            browser.click("Save");
            browser.see("“Saved” is saved.");
            assertThat(admin.webhooks.get(id).name()).isEqualTo("Saved");
            browser.run("location.reload()");
            browser.until("the same page", () -> browser.title().startsWith("Saved"));
            admin.webhooks.clear();
        }
    }

    @Test
    void aFileThatBeginsWithAByteOrderMarkIsImported(@TempDir Path folder) throws Exception {
        String json = "{\"webhooks\": []}";
        for (Map.Entry<String, byte[]> file : Map.of(
                        "utf-8.json", ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8),
                        "utf-16le.json", ("\uFEFF" + json).getBytes(StandardCharsets.UTF_16LE))
                .entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
            browser.open(server.url("/"));
            browser.click("Import");
            browser.find(By.name("upload")).sendKeys(path.toString());
            browser.until(
                    "the file", () -> json.equals(browser.find(By.name("file")).getDomProperty("value")));
            browser.click("Show what would change");
            browser.see("Nothing would change");
        }
    }

    @Test
    void anAddressThatCannotBeReadOrNamesNothingSaysSo() {
        browser.open(server.url("/#/webhooks/%zz"));
        browser.see("The address cannot be read");
        browser.open(server.url("/#/nowhere"));
        browser.see("No page has this address.");
        browser.click("Webhooks");
        browser.see("No webhooks yet");
    }
}
