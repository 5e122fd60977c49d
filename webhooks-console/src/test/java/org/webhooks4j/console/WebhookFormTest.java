package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
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
        browser.pick("What about the field", 1, "is now");
        browser.pick("Comparison", 0, "greater than");
        browser.type("Value", 0, "4");
        browser.pick("How the conditions belong together", 1, "None of these");
        browser.click("Save");
        browser.see("“Audit” is saved.");

        assertThat(theOnlyWebhook().filter())
                .isEqualTo(Filter.allOf(
                        Filter.changed("status").from("in_stock").to("active"),
                        Filter.not(Filter.after("cpu").greaterThan(4))));

        browser.click("Further options");
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
