package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.TestConsole.CREATE_BODY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.console.TestConsole.Answer;

class WebhookApiTest {

    private final TestConsole console = new TestConsole();

    @Test
    void aWebhookHasTheseFieldsInThisOrder() {
        String id = console.createWebhook();

        assertThat(console.get("/api/webhooks/" + id).text())
                .isEqualTo(("{'id':'" + id + "','name':'Sync to External CMDB',"
                                + "'url':'https://inventory.example.com/api/object-created','eventTypes':['create'],"
                                + "'active':true,'objectTypes':[],'filter':null,'excludedFields':[],'headers':{},"
                                + "'format':'standard','ordering':'per_object','ignoredOrigins':[],'timeout':null,"
                                + "'retryDelays':null,'maxInFlight':null,'requestsPerSecond':null,'handshake':false,"
                                + "'authentication':null,'signingAlgorithm':'hmac_sha256'}")
                        .replace('\'', '"'));
    }

    @Test
    void creatingAnswersWithTheWebhookItsSecretAndItsPlace() {
        Answer created = console.post("/api/webhooks", CREATE_BODY);

        String id = (String) Objects.requireNonNull(created.json().get("id"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/toolbox/webhooks/api/webhooks/" + id);
        assertThat(created.header("ETag"))
                .isEqualTo(console.get("/api/webhooks/" + id).header("ETag"));
        assertThat(created.json().get("secret")).isEqualTo(key(id).reveal());
    }

    @Test
    void theSecretIsInNoOtherAnswer() {
        String id = console.createWebhook();
        String secret = key(id).reveal();

        assertThat(console.get("/api/webhooks").text()).doesNotContain("secret", secret);
        assertThat(console.get("/api/webhooks/" + id).text()).doesNotContain("secret", secret);
        assertThat(console.put("/api/webhooks/" + id, CREATE_BODY).text()).doesNotContain("secret", secret);
    }

    @Test
    void allFieldsCanBeSet() {
        console.post(
                "/api/webhooks",
                "{'id':'audit','name':'Audit','url':'https://audit.example.com:8443/in','eventTypes':['DELETE','update'],"
                        + "'active':false,'objectTypes':['server'],"
                        + "'filter':{'changed':'status','to':'active'},'excludedFields':['password'],"
                        + "'headers':{'X-Team':'ops'},'format':'datagerry','ordering':'latest',"
                        + "'ignoredOrigins':['erp'],'timeout':'PT3S','tlsIdentity':'partner'}");

        Webhook webhook = console.admin.webhooks().find("audit").orElseThrow();
        assertThat(webhook.name()).isEqualTo("Audit");
        assertThat(webhook.url()).isEqualTo("https://audit.example.com:8443/in");
        assertThat(webhook.eventTypes()).extracting("name").containsExactly("delete", "update");
        assertThat(webhook.active()).isFalse();
        assertThat(webhook.objectTypes()).containsExactly("server");
        assertThat(webhook.filter()).isEqualTo(Filter.changed("status").to("active"));
        assertThat(webhook.excludedFields()).containsExactly("password");
        assertThat(webhook.options().headers()).containsExactly(Map.entry("X-Team", "ops"));
        assertThat(webhook.options().format()).isEqualTo("datagerry");
        assertThat(webhook.options().ordering()).isEqualTo(Ordering.LATEST);
        assertThat(webhook.ignoredOrigins()).containsExactly("erp");
        assertThat(webhook.options().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(webhook.options().tlsIdentity()).isEqualTo("partner");
    }

    @Test
    void everythingThatIsWrongIsNamedByItsField() {
        Answer answer = console.post(
                "/api/webhooks",
                "{'url':'ftp://x','active':'yes','objectTypes':'server','filter':{},'headers':{'Host':'x'},"
                        + "'ordering':'fifo','timeout':'15 s','secret':'whsec_x','evenTypes':['create']}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json()).containsEntry("status", 400L).containsEntry("title", "Bad Request");
        assertThat(answer.fieldsInError())
                .containsExactlyInAnyOrder(
                        "name",
                        "url",
                        "eventTypes",
                        "active",
                        "objectTypes",
                        "filter",
                        "headers",
                        "ordering",
                        "timeout",
                        "secret",
                        "evenTypes");
    }

    @Test
    void anUnknownEventTypeNameIsRefusedWithItsReason() {
        Answer answer = console.post("/api/webhooks", CREATE_BODY.replace("['create']", "['on create!']"));

        assertThat(answer.fieldsInError()).containsExactly("eventTypes");
        assertThat(answer.text()).contains("'on create!' is not usable");
    }

    @Test
    void aMalformedFilterIsRefusedWithThePathOfTheFault() {
        Answer answer = console.post(
                "/api/webhooks",
                CREATE_BODY.replace("{'name'", "{'filter':{'all':[{'changed':'a'},{'not':{'changed':1}}]},'name'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fieldsInError()).containsExactly("filter");
        assertThat(answer.text()).contains("at all[1].not.changed: a number cannot stand here; write a text");
    }

    @Test
    void aFilterIsShownAsItsTree() {
        console.admin
                .webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("a")
                        .on(EventType.UPDATE)
                        .filter(Filter.after("id").greaterThan(9007199254740993L))
                        .build());

        String shown = console.get("/api/webhooks/a").text();

        assertThat(shown).contains("\"filter\":{\"after\":\"id\",\"gt\":9007199254740993}");
        assertThat(console.put("/api/webhooks/a", shown).text()).isEqualTo(shown);
    }

    @Test
    void aTakenIdIsRefused() {
        String id = console.createWebhook();

        Answer answer = console.post("/api/webhooks", CREATE_BODY.replace("{'name'", "{'id':'" + id + "','name'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fieldsInError()).containsExactly("id");
    }

    @Test
    void bodiesThatAreNoJsonObjectAreRefused() {
        for (String body : List.of("", "{", "[]", "1", "{'name':'a','name':'b'}", "{} {}")) {
            Answer answer = console.post("/api/webhooks", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.text()).as(body).contains("the body is not a JSON object");
        }
    }

    @Test
    void replacingSetsWhatIsLeftOutToItsDefaultAndKeepsTheKeys() {
        console.post(
                "/api/webhooks",
                "{'id':'a','name':'A','url':'https://a.example.com/','eventTypes':['create'],'active':false,"
                        + "'excludedFields':['x'],'timeout':'PT3S'}");
        SigningKey key = key("a");

        Answer answer =
                console.put("/api/webhooks/a", "{'name':'B','url':'https://b.example.com/','eventTypes':['delete']}");

        assertThat(answer.status()).isEqualTo(200);
        Webhook webhook = console.admin.webhooks().find("a").orElseThrow();
        assertThat(webhook.name()).isEqualTo("B");
        assertThat(webhook.active()).isTrue();
        assertThat(webhook.excludedFields()).isEmpty();
        assertThat(webhook.options().timeout()).isNull();
        assertThat(webhook.signingKeys()).containsExactly(key);
    }

    @Test
    void whatWasReadCanBeSentBack() {
        String id = console.createWebhook();
        String read = console.get("/api/webhooks/" + id).text();

        assertThat(console.put("/api/webhooks/" + id, read).text()).isEqualTo(read);
    }

    @Test
    void theReasonForBeingDeactivatedIsShownAndStaysUntilSomebodyActivatesIt() {
        console.admin
                .webhooks()
                .create(Webhook.to("https://gone.example.com/")
                        .id("gone")
                        .on(EventType.CREATE)
                        .inactive("the receiver answered 410")
                        .build());
        String read = console.get("/api/webhooks/gone").text();
        assertThat(read).contains("\"active\":false,\"inactiveReason\":\"the receiver answered 410\"");

        assertThat(console.put("/api/webhooks/gone", read.replace("gone.example.com/", "new.example.com/"))
                        .json())
                .containsEntry("inactiveReason", "the receiver answered 410");
        assertThat(console.put("/api/webhooks/gone", read.replace("\"active\":false", "\"active\":true"))
                        .json())
                .doesNotContainKey("inactiveReason");
    }

    @Test
    void anIdCannotBeChanged() {
        String id = console.createWebhook();

        Answer answer = console.put("/api/webhooks/" + id, CREATE_BODY.replace("{'name'", "{'id':'b','name'"));

        assertThat(answer.fieldsInError()).containsExactly("id");
    }

    @Test
    void secretHeadersAreMaskedAndTheMaskKeepsTheOldValue() {
        console.post(
                "/api/webhooks",
                "{'id':'a','name':'A','url':'https://a.example.com/','eventTypes':['create'],'headers':"
                        + "{'Authorization':'Bearer 1','X-Api-Key':'2','Private-Token':'3','Cookie':'4','X-Team':'5'}}");
        Answer read = console.get("/api/webhooks/a");
        assertThat(read.text())
                .contains("{\"Authorization\":\"••••\",\"X-Api-Key\":\"••••\",\"Private-Token\":\"••••\","
                        + "\"Cookie\":\"••••\",\"X-Team\":\"5\"}");

        console.put("/api/webhooks/a", read.text().replace("\"X-Api-Key\":\"••••\"", "\"X-Api-Key\":\"new\""));

        assertThat(console.admin.webhooks().find("a").orElseThrow().options().headers())
                .containsEntry("Authorization", "Bearer 1")
                .containsEntry("X-Api-Key", "new")
                .containsEntry("Private-Token", "3")
                .containsEntry("Cookie", "4")
                .containsEntry("X-Team", "5");
    }

    @Test
    void secretsInAUrlAreMaskedAndTheMaskKeepsTheUrl() {
        String url = "https://hooks.slack.com/services/T0EXAMPLE/aB3dE5fG7hI9jK1lM3nO5pQ7?key=k3y";
        console.post(
                "/api/webhooks",
                "{'id':'a','name':'A','url':'" + url + "','eventTypes':['create'],'headers':{'X-Api-Key':'2'}}");
        Answer read = console.get("/api/webhooks/a");
        String shown = "https://hooks.slack.com/services/T0EXAMPLE/••••?key=••••";
        assertThat(read.json()).containsEntry("url", shown);
        assertThat(console.get("/api/webhooks").text()).contains(shown).doesNotContain("aB3dE5fG7hI9", "k3y");

        assertThat(console.put("/api/webhooks/a", read.text().replace("'A'", "'B'"))
                        .status())
                .isEqualTo(200);
        assertThat(console.admin.webhooks().find("a").orElseThrow().url()).isEqualTo(url);
        assertThat(console.admin.webhooks().find("a").orElseThrow().options().headers())
                .containsEntry("X-Api-Key", "2");

        Answer moved = console.put("/api/webhooks/a", read.text().replace("hooks.slack.com", "evil.example.com"));
        assertThat(moved.fieldsInError()).contains("url");
        assertThat(console.post("/api/webhooks", read.text().replace("'a'", "'b'"))
                        .fieldsInError())
                .contains("url");
        assertThat(console.admin.webhooks().list()).hasSize(1);
    }

    @Test
    void theWholeUrlIsShownToWhoManages() {
        console.post(
                "/api/webhooks",
                "{'id':'a','name':'A','url':'https://a.example.com/?key=k3y','eventTypes':['create']}");
        assertThat(console.post("/api/webhooks/a/reveal-url", "").json())
                .containsExactly(Map.entry("url", "https://a.example.com/?key=k3y"));
        assertThat(new TestConsole(Access.VIEW)
                        .post("/api/webhooks/a/reveal-url", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aUrlThatDiffersInWhatIsMaskedIsAnotherState() {
        console.post(
                "/api/webhooks",
                "{'id':'a','name':'A','url':'https://a.example.com/?key=k3y','eventTypes':['create']}");
        Answer read = console.get("/api/webhooks/a");
        console.put("/api/webhooks/a", read.text().replace("••••", "other"));
        assertThat(console.get("/api/webhooks/a").text()).isEqualTo(read.text());
        assertThat(console.get("/api/webhooks/a").header("ETag")).isNotEqualTo(read.header("ETag"));
    }

    @Test
    void whatIsMaskedIsNotSentToAnotherUrl() {
        console.post(
                "/api/webhooks",
                "{'id':'a','name':'A','url':'https://a.example.com/','eventTypes':['create'],'headers':"
                        + "{'X-Api-Key':'2','X-Team':'5'},'authentication':{'scheme':'bearer','secret':'t0ken'}}");
        String moved =
                console.get("/api/webhooks/a").text().replace("https://a.example.com/", "https://b.example.com/");

        assertThat(console.put("/api/webhooks/a", moved).fieldsInError()).containsExactly("headers", "authentication");
        assertThat(console.put("/api/webhooks/a", moved.replaceFirst("••••", "3"))
                        .fieldsInError())
                .containsExactly("authentication");
        assertThat(console.admin.webhooks().find("a").orElseThrow().url()).isEqualTo("https://a.example.com/");

        console.put("/api/webhooks/a", moved.replace("••••", "given-again"));
        assertThat(console.admin.webhooks().find("a").orElseThrow().url()).isEqualTo("https://b.example.com/");
        assertThat(console.admin.webhooks().find("a").orElseThrow().options().headers())
                .containsEntry("X-Api-Key", "given-again");
    }

    /** A webhook of which nothing more is known. */
    record Unreadable(String id, String name, String url, String unreadableReason) implements UnreadableWebhook {}

    @Test
    void aWebhookThatCannotBeReadIsShownAndReplacedOnlyWithANewKey() {
        console.admin.webhooks.put(
                "a", new Unreadable("a", "A", "https://a.example.com/", "cannot be read: no key k1"));
        Answer read = console.get("/api/webhooks/a");
        assertThat(read.json()).containsEntry("unreadable", true).containsEntry("active", false);
        assertThat(read.text()).contains("cannot be read: no key k1");
        String body = CREATE_BODY.replace("{'name'", "{'headers':{'X-Api-Key':'••••'},'name'");

        assertThat(console.put("/api/webhooks/a", body).fieldsInError()).containsExactly("headers");
        Answer replaced = console.put(
                "/api/webhooks/a", CREATE_BODY.replace("{'name'", "{'signingAlgorithm':'hmac_sha256','name'"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json()).containsKey("secret").doesNotContainKey("unreadable");
    }

    @Test
    void eachMistakeIsToldOnce() {
        String id = console.createWebhook();

        Answer answer = console.put("/api/webhooks/" + id, CREATE_BODY.replace("{'name'", "{'active':0,'name'"));

        assertThat(answer.fieldsInError()).containsExactly("active");
    }

    @Test
    void aMaskThatStandsForNothingIsRefused() {
        Answer answer =
                console.post("/api/webhooks", CREATE_BODY.replace("{'name'", "{'headers':{'X-Api-Key':'••••'},'name'"));

        assertThat(answer.fieldsInError()).containsExactly("headers");
    }

    @Test
    void aListHasItemsByNameAndNoNextPage() {
        console.post("/api/webhooks", CREATE_BODY.replace("Sync", "Z"));
        console.post("/api/webhooks", CREATE_BODY.replace("Sync", "A"));

        Answer answer = console.get("/api/webhooks");

        assertThat(answer.list("items"))
                .extracting(webhook -> webhook.get("name"))
                .containsExactly("A to External CMDB", "Z to External CMDB");
        assertThat(answer.json()).containsEntry("next", null);
    }

    @Test
    void deletingRemovesTheWebhook() {
        String id = console.createWebhook();

        assertThat(console.delete("/api/webhooks/" + id).status()).isEqualTo(204);
        assertThat(console.get("/api/webhooks/" + id).status()).isEqualTo(404);
        assertThat(console.delete("/api/webhooks/" + id).status()).isEqualTo(404);
    }

    @Test
    void aChangeOfWhatSomebodyElseHasChangedIsRefused() {
        String path = "/api/webhooks/" + console.createWebhook();
        String seen = Objects.requireNonNull(console.get(path).header("ETag"));
        Map<String, String> ifMatch = Map.of("If-Match", seen);
        String body = CREATE_BODY.replace('\'', '"');

        Answer changed = console.send("PUT", path, body.replace("Sync", "Copy"), ifMatch);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        assertThat(console.send("PUT", path, body, ifMatch).status()).isEqualTo(412);
        assertThat(console.send("DELETE", path, null, ifMatch).status()).isEqualTo(412);
        assertThat(console.get(path).json()).containsEntry("name", "Copy to External CMDB");
        assertThat(console.send("DELETE", path, null, Map.of("If-Match", "*")).status())
                .isEqualTo(204);
    }

    @Test
    void rotatingAnswersWithTheNewSecretAndLeavesADayForTheOldOne() {
        String id = console.createWebhook();

        Answer answer = console.post("/api/webhooks/" + id + "/rotate-secret");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("id", id).containsEntry("secret", key(id).reveal());
        assertThat(console.admin.overlap).isEqualTo(WebhookOperations.DEFAULT_KEY_OVERLAP);
    }

    @Test
    void aLeakedSecretCanBeEndedAtOnce() {
        String path = "/api/webhooks/" + console.createWebhook() + "/rotate-secret";

        console.post(path + "?overlap=PT0S");
        assertThat(console.admin.overlap).isEqualTo(Duration.ZERO);
        assertThat(console.post(path + "?overlap=-PT1S").fieldsInError()).containsExactly("overlap");
    }

    @Test
    void aTestNamesItsDelivery() {
        Answer answer = console.post("/api/webhooks/" + console.createWebhook() + "/test");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).containsEntry("deliveryIds", List.of("msg_test_1"));
    }

    @Test
    void anInactiveWebhookCannotBeTested() {
        String id = console.createWebhook();
        console.admin.webhooks().deactivate(id);

        assertThat(console.post("/api/webhooks/" + id + "/test").status()).isEqualTo(409);
    }

    private SigningKey key(String id) {
        return console.admin.webhooks().find(id).orElseThrow().signingKeys().get(0);
    }
}
