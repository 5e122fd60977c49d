package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The request of an attempt as it was sent: looked at, copied, kept, and repeated from a shell. */
class RequestPagesTest extends PageTest {

    private static final String BODY =
            "{\"price\":1.10,\"number\":12345678901234567890,\"note\":\"it's\",\"tags\":[\"a\",\"b\"]}";

    private void open(byte @Nullable [] body) {
        admin.deliveries.put("msg_1", Samples.dead("msg_1", "wh", 0));
        if (body != null) {
            admin.bodies.put(
                    Objects.requireNonNull(admin.deliveries
                            .get("msg_1")
                            .attempts()
                            .get(0)
                            .request()
                            .bodySha256()),
                    body);
        }
        browser.open(server.url("/#/deliveries/msg_1"));
        browser.run("navigator.clipboard.writeText = async text => { window.copied = text }");
        browser.run("URL.createObjectURL = blob => { blob.text().then(text => { window.saved = text });"
                + " return 'data:,' }");
        browser.click(By.cssSelector(".attempt summary"));
    }

    @Test
    void theBodyIsFoldedShownRawCopiedAndKeptByteForByte() {
        open(BODY.getBytes(StandardCharsets.UTF_8));
        browser.see("These are the exact bytes that were sent");
        assertThat(browser.find(By.cssSelector(".folded")).getText())
                .contains("\"price\": 1.10,", "12345678901234567890", "\"a\",");
        browser.click(By.cssSelector(".folded .fold .fold > summary"));
        browser.until(
                "the folded list",
                () -> !browser.find(By.cssSelector(".folded")).getText().contains("\"a\","));
        assertThat(browser.find(By.cssSelector(".folded")).getText()).contains("\"tags\": [ … ]");

        browser.click("Raw");
        assertThat(browser.find(By.cssSelector(".raw")).getText()).isEqualTo(BODY);
        browser.click("Copy");
        browser.see("Copied");
        assertThat(browser.run("return window.copied")).isEqualTo(BODY);
        browser.click("Download");
        browser.until("the file", () -> BODY.equals(browser.run("return window.saved")));
        browser.click("Folded");
        browser.see("\"price\": 1.10,");
    }

    @Test
    void theCommandRepeatsTheRequestAndHidesWhatIsHidden() {
        open(BODY.getBytes(StandardCharsets.UTF_8));
        browser.see("POST");
        browser.click("Copy as curl");
        browser.see("Copied");
        assertThat(String.valueOf(browser.run("return window.copied")))
                .startsWith("curl -X POST 'https://inventory.example.com/api/object-updated' \\\n  -H '")
                .contains("-H 'webhook-id: msg_1' \\\n", "-H 'X-Api-Key: ••••' \\\n")
                .endsWith("--data-raw '" + BODY.replace("'", "'\\''") + "'");
    }

    @Test
    void whatCannotBeToldAnyMoreIsNotMadeUp() {
        open(null);
        browser.see("The body cannot be shown exactly.");
        assertThat(browser.findAll(".folded, .raw")).isEmpty();
        browser.click("Copy as curl");
        browser.see("Copied");
        assertThat(String.valueOf(browser.run("return window.copied"))).endsWith("--data-binary '@body'");
    }

    @Test
    void whatIsNoTextIsShownAsBase64() {
        open(new byte[] {(byte) 0xff, 0, 1});
        browser.see("The body is not text and is shown in Base64.");
        assertThat(browser.find(By.cssSelector(".raw")).getText()).isEqualTo("/wAB");
    }

    @Test
    void anUpdateOfThePageLeavesTheBodyAsItIs() {
        admin.deliveries.put("msg_1", Samples.pendingAgain(Samples.dead("msg_1", "wh", 0)));
        admin.bodies.put(
                Objects.requireNonNull(admin.deliveries
                        .get("msg_1")
                        .attempts()
                        .get(0)
                        .request()
                        .bodySha256()),
                BODY.getBytes(StandardCharsets.UTF_8));
        browser.open(server.url("/#/deliveries/msg_1"));
        browser.click(By.cssSelector(".attempt summary"));
        browser.click("Raw");
        admin.deliveries.put("msg_1", Samples.dead("msg_1", "wh", 0));
        browser.until(
                "the end of the delivery",
                () -> browser.find(By.cssSelector(".facts")).getText().contains("dead"));
        assertThat(browser.find(By.cssSelector(".raw")).getText()).isEqualTo(BODY);
    }

    @Test
    void whatIsShownOfItHasNamesEnoughContrastAndRoom() {
        try {
            for (int width : new int[] {1280, 400}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.appear(width, scheme);
                    open(BODY.getBytes(StandardCharsets.UTF_8));
                    browser.see("These are the exact bytes that were sent");
                    assertThat(browser.unnamed()).isEmpty();
                    assertThat(browser.faint()).isEmpty();
                    assertThat(browser.run("const page = document.documentElement;"
                                    + " return page.scrollWidth <= page.clientWidth"))
                            .isEqualTo(true);
                }
            }
        } finally {
            browser.appear(1280, "light");
        }
    }
}
