package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.ImportReport.Result;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.admin.WebhookImport;

/** Tests export and import of webhooks as a file. */
class ImportScenarioTest extends ScenarioTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, String> VAULT = Map.of("vault:key", SECRET, "vault:token", "Bearer abc");
    private static final String FILE = """
            {"webhooks": [
              {"id": "inventory", "name": "Sync", "url": "https://inventory.example.com/hook",
               "eventTypes": ["create", "server.moved"], "objectTypes": ["server"],
               "filter": {"changed": "status", "to": "active"}, "excludedFields": ["password"],
               "headers": {"X-Tenant": "7", "Authorization": {"secret": "vault:token"}},
               "format": "cloudevents", "ordering": "latest", "bulkEvents": "summary",
               "ignoredOrigins": ["inventory"], "timeout": "PT5S", "secret": "vault:key"},
              {"id": "plain", "url": "https://example.com/plain", "eventTypes": ["delete"], "active": false}
            ]}
            """;

    private final WebhookEngine engine = start(engine(Mode.SYNCHRONOUS));
    private final WebhookAdmin admin = engine.admin();

    private static WebhookImport file(String json) {
        return WebhookImport.of(json).resolving(VAULT::get);
    }

    private List<Violation> faults(String json) {
        try {
            admin.webhooks().importAll(file(json.replace('\'', '"')));
            throw new AssertionError("the import accepted the file");
        } catch (InvalidWebhookException e) {
            return e.violations();
        }
    }

    @Test
    void aWebhookBecomesWhatTheFileSays() {
        ImportReport report = admin.as("alice").webhooks().importAll(file(FILE));

        assertThat(report.entries()).extracting(ImportReport.Entry::result).containsOnly(Result.CREATED);
        Webhook webhook = admin.webhooks().find("inventory").orElseThrow();
        assertThat(webhook.filter()).isEqualTo(Filter.changed("status").to("active"));
        assertThat(webhook.options().headers())
                .containsEntry("X-Tenant", "7")
                .containsEntry("Authorization", "Bearer abc");
        assertThat(webhook.signingKeys()).containsExactly(SigningKey.of(SECRET));
        assertThat(webhook.options().ordering()).isEqualTo(Ordering.LATEST);
        assertThat(webhook.options().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(admin.webhooks().find("plain").orElseThrow().active()).isFalse();
        assertThat(admin.webhooks().find("plain").orElseThrow().signingKeys()).hasSize(1);
        assertThat(admin.diagnostics().changes("inventory", null).items())
                .singleElement()
                .satisfies(change -> assertThat(change.actor()).isEqualTo("alice"));
    }

    @Test
    void aUrlIsExportedWithoutItsSecretsAndMeansWhatIsStored() {
        String url = "https://chat.example.com/hooks/xr7q3k9ptbywm5dzn8cfjh4sga?key=k3y";
        admin.webhooks()
                .create(Webhook.to(url)
                        .id("chat")
                        .on(EventType.CREATE)
                        .header("X-Token", "t0ken")
                        .build());
        String exported = admin.webhooks().exportAll();
        assertThat(exported).contains("https://chat.example.com/hooks/••••?key=••••");

        assertThat(admin.webhooks().importAll(file(exported)).isUnchanged()).isTrue();
        assertThat(admin.webhooks()
                        .importAll(file(exported.replace("create", "delete")))
                        .entries())
                .extracting(ImportReport.Entry::result)
                .containsExactly(Result.UPDATED);
        assertThat(admin.webhooks().find("chat").orElseThrow().url()).isEqualTo(url);
        assertThat(admin.webhooks().find("chat").orElseThrow().options().headers())
                .containsEntry("X-Token", "t0ken");

        assertThat(faults(exported.replace("chat.example", "evil.example")))
                .extracting(Violation::field)
                .contains("webhooks[0].url", "webhooks[0].headers.X-Token");
        admin.webhooks().delete("chat");
        assertThat(faults(exported)).extracting(Violation::field).contains("webhooks[0].url");
    }

    @Test
    void aUrlMayBeFoundWhereSecretsAre() {
        WebhookImport file = WebhookImport.of("{\"webhooks\": [{\"id\": \"chat\", \"url\": {\"secret\": \"vault:url\"},"
                        + " \"eventTypes\": [\"create\"]}]}")
                .resolving(Map.of("vault:url", "https://chat.example.com/?key=k3y")::get);
        admin.webhooks().importAll(file);
        assertThat(admin.webhooks().find("chat").orElseThrow().url()).isEqualTo("https://chat.example.com/?key=k3y");
        assertThat(faults("{'webhooks': [{'id': 'b', 'url': {'secret': 'vault:none'}, 'eventTypes': ['create']}]}"))
                .extracting(Violation::field)
                .contains("webhooks[0].url");
    }

    @Test
    void aSecondImportChangesNothingAndSaysSo() {
        admin.webhooks().importAll(file(FILE));
        List<Webhook> before = admin.webhooks().list();

        ImportReport second = admin.webhooks().importAll(file(FILE));

        assertThat(second.isUnchanged()).isTrue();
        assertThat(admin.webhooks().list()).isEqualTo(before);
        assertThat(admin.diagnostics().changes(null, null).items()).hasSize(2);
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndWritesNothing() {
        admin.webhooks().importAll(file(FILE));
        List<Webhook> before = admin.webhooks().list();

        ImportReport report = admin.webhooks()
                .importAll(file(FILE.replace("/plain", "/other").replace("\"Sync\"", "\"Sync\", \"active\": false"))
                        .asDryRun());

        assertThat(report.dryRun()).isTrue();
        assertThat(report.entries().get(0).fields()).containsExactly(new Field("active", "true", "false"));
        assertThat(report.entries().get(1).fields())
                .containsExactly(new Field("url", "https://example.com/plain", "https://example.com/other"));
        assertThat(admin.webhooks().list()).isEqualTo(before);
        assertThat(admin.diagnostics().changes(null, null).items()).hasSize(2);
    }

    @Test
    void anExportHoldsNoSecretsAndIsImportedWithoutAChange() {
        admin.webhooks().importAll(file(FILE));
        List<Webhook> before = admin.webhooks().list();

        String export = admin.webhooks().exportAll();

        assertThat(export).doesNotContain("whsec_", "Bearer", SECRET);
        assertThat(admin.webhooks().importAll(WebhookImport.of(export)).isUnchanged())
                .isTrue();
        assertThat(admin.webhooks().list()).isEqualTo(before);
    }

    @Test
    void anExportMakesTheSameWebhooksElsewhereExceptForTheirSecrets() {
        admin.webhooks().importAll(file(FILE));
        WebhookAdmin elsewhere = start(engine(Mode.SYNCHRONOUS)).admin();
        String export = admin.webhooks().exportAll().replace("\"unchanged\"", "\"vault:token\"");

        elsewhere.webhooks().importAll(file(export));

        assertThat(elsewhere.webhooks().exportAll()).isEqualTo(admin.webhooks().exportAll());
        assertThat(elsewhere.webhooks().find("inventory").orElseThrow().signingKeys())
                .hasSize(1)
                .doesNotContain(SigningKey.of(SECRET));
    }

    @Test
    void everyFaultIsNamedByItsPathAndNothingIsWritten() {
        List<Violation> faults = faults("""
                {'webhooks': [
                  {'id': 'good', 'url': 'https://example.com', 'eventTypes': ['create']},
                  {'id': 'a', 'url': 'ftp://example.com', 'eventTypes': [], 'colour': 'red', 'active': 'yes',
                   'filter': {'all': [{'changed': 'status', 'form': 'x'}]}, 'timeout': 'soon',
                   'headers': {'X-A': {'secret': 'vault:none'}, 'X-B': {'secret': 'unchanged'}, 'X-C': 7},
                   'secret': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'},
                  {'id': 'a', 'url': 'http://169.254.169.254/', 'eventTypes': ['create'], 'secret': 'vault:token'},
                  {'url': 'https://example.com'},
                  7
                ], 'version': 1}
                """);

        assertThat(faults)
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "version",
                        "webhooks[1].url",
                        "webhooks[1].eventTypes",
                        "webhooks[1].colour",
                        "webhooks[1].active",
                        "webhooks[1].filter",
                        "webhooks[1].timeout",
                        "webhooks[1].headers.X-A",
                        "webhooks[1].headers.X-B",
                        "webhooks[1].headers.X-C",
                        "webhooks[1].secret",
                        "webhooks[2].id",
                        "webhooks[2].url",
                        "webhooks[2].secret",
                        "webhooks[3].id",
                        "webhooks[4]");
        assertThat(faults.toString()).contains("all[0].form").doesNotContain(SECRET, "Bearer");
        assertThat(admin.webhooks().list()).isEmpty();
    }

    @Test
    void whatIsNoFileOfWebhooksIsRefused() {
        assertThat(faults("[]")).extracting(Violation::field).containsExactly("file");
        assertThat(faults("{}")).extracting(Violation::field).containsExactly("webhooks");
    }

    @Test
    void aKeyThatIsBeingReplacedStaysUntilItsOverlapIsOver() {
        admin.webhooks().importAll(file(FILE));
        admin.webhooks().rotateSecret("inventory", Duration.ofHours(24));
        SigningKey fresh =
                admin.webhooks().find("inventory").orElseThrow().signingKeys().get(0);

        ImportReport report = admin.webhooks()
                .importAll(WebhookImport.of(FILE)
                        .resolving(name -> name.equals("vault:key") ? fresh.reveal() : VAULT.get(name)));

        assertThat(report.isUnchanged()).isTrue();
        assertThat(admin.webhooks().find("inventory").orElseThrow().signingKeys())
                .hasSize(2);
    }

    @Test
    void webhooksThatAreNotInTheFileStay() {
        admin.webhooks().create(webhook().build());
        admin.webhooks().importAll(file(FILE));

        assertThat(admin.webhooks().list())
                .extracting(Webhook::id)
                .containsExactlyInAnyOrder("wh_1", "inventory", "plain");
    }

    @Test
    void aReasonForBeingInactiveStays() {
        admin.webhooks().importAll(file(FILE));
        admin.webhooks()
                .update(Webhook.copyOf(admin.webhooks().find("plain").orElseThrow())
                        .inactive("410 Gone")
                        .build());

        assertThat(admin.webhooks().importAll(file(FILE)).isUnchanged()).isTrue();
        assertThat(admin.webhooks().find("plain").orElseThrow().state().inactiveReason())
                .isEqualTo("410 Gone");
    }

    @Test
    void secretsComeFromTheEnvironmentUnlessSaidOtherwise() {
        String name = System.getenv().keySet().iterator().next();
        assertThat(WebhookImport.of("{}").resolve("env:" + name)).isEqualTo(System.getenv(name));
        assertThat(WebhookImport.of("{}").resolve("env:no such variable")).isNull();
        assertThat(WebhookImport.of("{}").resolve(name)).isNull();
    }

    @Test
    void aRepositoryThatOnlyReadsSaysSo() {
        WebhookEngine reading = start(engine(Mode.SYNCHRONOUS).repository(List::of));
        assertThatThrownBy(() -> reading.admin().webhooks().importAll(file(FILE)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(reading.onObjectEvent(EventType.CREATE, ACTIVE).matched()).isFalse();
    }

    @Test
    void aSecretThatStaysUnchangedIsNotSentToAnotherUrl() {
        admin.webhooks()
                .create(webhook()
                        .header("X-Token", "abc")
                        .authentication(Authentication.bearer("t0ken"))
                        .build());
        String moved = admin.webhooks().exportAll().replace(receiver.url(), "https://elsewhere.example.com/");

        assertThatThrownBy(() -> admin.webhooks().importAll(WebhookImport.of(moved)))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("webhooks[0].headers.X-Token")
                .hasMessageContaining("webhooks[0].authentication");
        assertThat(admin.webhooks().find("wh_1").orElseThrow().url()).isEqualTo(receiver.url());

        admin.webhooks()
                .importAll(WebhookImport.of(moved.replace("\"unchanged\"", "\"env:T\""))
                        .resolving(name -> "replaced"));
        assertThat(admin.webhooks().find("wh_1").orElseThrow().options().headers())
                .containsEntry("X-Token", "replaced");
    }
}
