package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.JsonSchema.asMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.Filter;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;

/** The form of a webhook. */
class WebhookFormTest extends PageTest {

    @Test
    void whatIsWrongStandsBesideItsField() {
        browser.open(server.url("/#/webhooks/new"));
        browser.fill("URL", "inventory.example.com");
        browser.click("Further options");
        browser.fill("Timeout in seconds", "soon");
        browser.fill("Headers", "Host: x");
        browser.click("Edit as JSON");
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
        Webhook full = admin.webhooks().create(AllOptions.webhook("full"));

        browser.open(server.url("/#/webhooks/full"));
        browser.click("Save");
        browser.see("“Full” is saved.");

        assertThat(admin.webhooks().find("full")).contains(full);
    }

    @Test
    void everyOptionThatCanBeSetHasAControl() {
        Map<String, ?> description = new TestConsole().get("/api/openapi.json").json();
        Map<String, ?> schemas = asMap(asMap(description.get("components")).get("schemas"));
        Map<String, ?> properties = asMap(asMap(schemas.get("Webhook")).get("properties"));
        Set<String> settable = new TreeSet<>(properties.keySet());
        settable.removeIf(name -> asMap(properties.get(name)).containsKey("readOnly"));
        settable.remove("id");
        browser.open(server.url("/#/webhooks/new"));
        assertThat(fields()).containsAll(settable);

        settable.removeAll(Set.of("secret", "signingAlgorithm"));
        browser.open(server.url("/#/webhooks/" + sample("Audit")));
        assertThat(fields()).containsAll(settable).doesNotContain("secret", "signingAlgorithm");
    }

    private static List<String> fields() {
        return browser.findAll("form [data-field]").stream()
                .map(field -> String.valueOf(field.getDomAttribute("data-field")))
                .toList();
    }

    @Test
    void limitsAndScheduleAreWrittenAsPeopleWriteThem() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Further options");
        browser.fill("Retry delays", "1.5s, 1m30s, 2d");
        browser.fill("Requests at once", "4");
        browser.fill("Requests per second", "0.5");
        browser.choose("Events raised together", "One summary of them");
        browser.choose("Consent", "The receiver is asked before the first request");
        browser.fill("TLS identity", "partner");
        browser.click("Save");
        browser.see("“Audit” is saved.");

        assertThat(theOnlyWebhook().options().retryDelays())
                .containsExactly(Duration.ofMillis(1500), Duration.ofSeconds(90), Duration.ofDays(2));
        assertThat(theOnlyWebhook().options().maxInFlight()).isEqualTo(4);
        assertThat(theOnlyWebhook().options().requestsPerSecond()).isEqualTo(0.5);
        assertThat(theOnlyWebhook().options().bulkEvents()).isEqualTo(BulkEvents.SUMMARY);
        assertThat(theOnlyWebhook().options().handshake()).isTrue();
        assertThat(theOnlyWebhook().options().tlsIdentity()).isEqualTo("partner");

        browser.fill("Retry delays", "none");
        browser.fill("Requests at once", "many");
        browser.click("Save");
        assertThat(browser.errorBeside("maxInFlight")).contains("is not a whole number");
        browser.fill("Requests at once", "");
        browser.click("Save");
        browser.until(
                "a single attempt",
                () -> List.of().equals(theOnlyWebhook().options().retryDelays()));
        assertThat(theOnlyWebhook().options().maxInFlight()).isNull();
    }

    @Test
    void anAuthenticationsSecretIsNeverShownAndStaysUnlessItIsReplaced() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Further options");
        browser.choose("Authentication", "User and password");
        browser.type("User", 0, "alice");
        browser.type("Password", 0, "geheim");
        browser.click("Save");
        browser.until(
                "the secret",
                () -> Authentication.basic("alice", "geheim")
                        .equals(theOnlyWebhook().options().authentication()));

        browser.open(server.url("/#/webhooks/" + id));
        assertThat(String.valueOf(browser.run("return document.documentElement.outerHTML")))
                .doesNotContain("geheim");
        browser.fill("Name", "Renamed");
        browser.click("Save");
        browser.see("“Renamed” is saved.");
        assertThat(theOnlyWebhook().options().authentication()).isEqualTo(Authentication.basic("alice", "geheim"));

        browser.click("Further options");
        browser.type("User", 0, "bob");
        browser.click("Save");
        assertThat(browser.errorBeside("authentication")).contains("write the secret itself");
        browser.choose("Authentication", "Bearer token");
        browser.type("Token", 0, "t0ken");
        browser.click("Save");
        browser.until(
                "the token",
                () -> Authentication.bearer("t0ken")
                        .equals(theOnlyWebhook().options().authentication()));
    }

    @Test
    void aPublicKeyIsShownInPlaceOfASecret() {
        create("Key pair: Standard Webhooks, Ed25519", "");
        browser.see("This is its public key");
        String publicKey = String.valueOf(theOnlyWebhook().signingKeys().get(0).publicKey());
        assertThat(browser.find(By.cssSelector(".secret")).getDomProperty("value"))
                .isEqualTo(publicKey);
        browser.click("Done");
        browser.clickInRow("Audit", ".name");
        browser.see(publicKey);
    }

    @Test
    void aReceiverThatHasASecretAlreadyKeepsIt() {
        create("Secret: as GitHub signs", "geheim");
        browser.see("This is its secret");
        assertThat(browser.find(By.cssSelector(".secret")).getDomProperty("value"))
                .isEqualTo("geheim");
        browser.copySecret();
        browser.click("Done");
        assertThat(theOnlyWebhook().signingKeys()).containsExactly(SigningKey.of("github:geheim"));

        browser.clickInRow("Audit", ".name");
        browser.see("GitHub-style secret");
        browser.click("Rotate Secret");
        browser.see("allows only one");
        browser.click("Rotate secret");
        browser.see("The new secret");
        assertThat(admin.overlap).isZero();
        assertThat(String.valueOf(browser.find(By.cssSelector(".secret")).getDomProperty("value")))
                .matches("[0-9a-f]{64}");
    }

    private void create(String signature, String secret) {
        browser.open(server.url("/#/webhooks/new"));
        browser.fill("Name", "Audit");
        browser.fill("URL", "https://audit.example.com/");
        browser.click("create");
        browser.click("Further options");
        browser.choose("Signature", signature);
        browser.fill("Existing secret of the receiver", secret);
        browser.click("Create Webhook");
    }

    @Test
    void aChangeOfWhatSomebodyElseHasChangedIsNotSaved() {
        String id = sample("Mine");
        browser.open(server.url("/#/webhooks/" + id));
        admin.webhooks().deactivate(id);

        browser.click("Save");

        browser.see("Somebody else has changed this webhook in the meantime");
        assertThat(theOnlyWebhook().active()).isFalse();
    }

    @Test
    void aFilterIsBuiltWithoutWritingJson() {
        String id = sample("Audit");
        browser.open(server.url("/#/webhooks/" + id));
        browser.click("Further options");
        browser.click("Add a condition");
        browser.type("Field", 0, "status");
        browser.type("From", 0, "in_stock");
        browser.type("To", 0, "active");
        browser.click("Add a group");
        browser.type("Field", 1, "cpu");
        browser.pick("Kind of condition", 1, "is now");
        browser.pick("Comparison", 0, "greater than");
        browser.type("Value", 0, "4");
        browser.pick("How the conditions are combined", 1, "None of these");
        browser.click("Save");
        browser.see("“Audit” is saved.");

        assertThat(theOnlyWebhook().filter())
                .isEqualTo(Filter.allOf(
                        Filter.changed("status").from("in_stock").to("active"),
                        Filter.not(Filter.after("cpu").greaterThan(4))));

        browser.findAll("[aria-label='Remove this condition']").get(1).click();
        browser.findAll("[aria-label='Remove this condition']").get(0).click();
        browser.see("Every event that the webhook listens to is sent.");
        browser.click("Save");
        browser.until("no filter", () -> theOnlyWebhook().filter() == null);
    }

    @Test
    void whatTheFormHasNoControlForIsSentBackAsItWas() {
        sample("Audit");
        browser.open(server.url("/"));
        browser.run("const real = window.fetch; window.fetch = async (url, options) => {"
                + " if (options.method === 'PUT') { window.sent = options.body; }"
                + " const answer = await real(url, options);"
                + " return options.method === 'GET' && /webhooks.[^/]+$/.test(String(url))"
                + " ? new Response((await answer.text()).replace('{', '{\"future\":[1],'), answer) : answer; };");
        browser.clickInRow("Audit", ".name");
        browser.click("Save");
        browser.until("the request", () -> browser.run("return window.sent") != null);

        assertThat(String.valueOf(browser.run("return window.sent"))).contains("\"future\":[1]", "\"name\":\"Audit\"");
    }
}
