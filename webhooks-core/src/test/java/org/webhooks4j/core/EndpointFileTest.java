package org.webhooks4j.core;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookState;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;

/** Tests how a file of webhooks and the audit represent an endpoint. */
class EndpointFileTest extends ScenarioTest {

    private final WebhookEngine engine = start(engine(Mode.SYNCHRONOUS));
    private final WebhookAdmin admin = engine.admin();

    private Webhook limited() {
        return webhook()
                .retryDelays(List.of(Duration.ofSeconds(1), Duration.ofHours(2)))
                .maxInFlight(4)
                .requestsPerSecond(0.5)
                .authentication(Authentication.basic("alice", "geheim"))
                .build();
    }

    private Webhook stored() {
        return admin.webhooks().find("wh_1").orElseThrow();
    }

    @Test
    void anExportIsImportedWithoutAChangeAndWithoutASecret() {
        Webhook created = admin.webhooks().create(limited());
        String export = admin.webhooks().exportAll();
        assertThat(export).doesNotContain("geheim");
        assertThat(admin.webhooks().importAll(WebhookImport.of(export)).isUnchanged())
                .isTrue();
        assertThat(stored()).isEqualTo(created);
    }

    @Test
    void everyOptionIsInTheFileAndInTheRecord() throws NoSuchAlgorithmException {
        WebhookAdmin partners = start(engine(Mode.SYNCHRONOUS)
                        .transport(JdkHttpTransport.builder()
                                .addressPolicy(LOOPBACK)
                                .tlsIdentity("partner", SSLContext.getDefault())
                                .build()))
                .admin();
        Webhook full = Webhook.copyOf(limited())
                .name("Full")
                .url("https://hooks.example.com/")
                .active(false)
                .objectTypes("server")
                .filter(Filter.changed("status"))
                .excludedFields("password")
                .ignoredOrigins("erp")
                .header("X-Team", "ops")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .bulkEvents(BulkEvents.SUMMARY)
                .state(WebhookState.NONE.withTracedUntil(clock.instant().plusSeconds(60)))
                .timeout(Duration.ofSeconds(3))
                .tlsIdentity("partner")
                .handshake(true)
                .signedWith(SigningKey.generate())
                .build();
        partners.webhooks().create(full);
        Set<String> recorded = partners.diagnostics().changes("wh_1", null).items().get(0).fields().stream()
                .map(WebhookChange.Field::name)
                .collect(toSet());
        Set<String> options = Stream.of(Webhook.class, DeliveryOptions.class, WebhookState.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0)
                .map(Method::getName)
                .collect(toSet());
        // The id is the record's key, the engine and the repository set the next two fields, and two fields are groups.
        options.removeAll(Set.of("id", "inactiveReason", "incarnation", "options", "state", "hashCode", "toString"));
        assertThat(recorded).isEqualTo(options);

        String export = partners.webhooks().exportAll();
        partners.webhooks()
                .update(webhook()
                        .url(full.url())
                        .active(false)
                        .headers(full.options().headers())
                        .authentication(full.options().authentication())
                        .state(full.state())
                        .signedWith(full.signingKeys())
                        .build());
        partners.webhooks().importAll(WebhookImport.of(export));
        assertThat(partners.webhooks().find("wh_1")).contains(full);
    }

    @Test
    void whatTheFileLeavesOutTakesItsDefault() {
        admin.webhooks().create(limited());
        admin.webhooks()
                .importAll(WebhookImport.of("{\"webhooks\":[{\"id\":\"wh_1\",\"url\":\"" + receiver.url()
                        + "\",\"eventTypes\":[\"create\"]}]}"));
        assertThat(stored().options().retryDelays()).isNull();
        assertThat(stored().options().maxInFlight()).isNull();
        assertThat(stored().options().requestsPerSecond()).isNull();
        assertThat(stored().options().authentication()).isNull();
    }

    @Test
    void aSecretStaysForTheSameNameOnlyAndStandsInNoFile() {
        admin.webhooks().create(limited());
        String export = admin.webhooks().exportAll();
        assertThatThrownBy(() -> admin.webhooks().importAll(WebhookImport.of(export.replace("alice", "mallory"))))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("authentication");
        assertThatThrownBy(() -> admin.webhooks()
                        .importAll(WebhookImport.of(export.replace("{\"id\"", "{\"secret\":\"github:geheim\",\"id\""))))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("is a secret itself")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aChangeOfThePasswordIsRecordedWithoutIt() {
        admin.webhooks().create(limited());
        admin.as("bob")
                .webhooks()
                .update(Webhook.copyOf(stored())
                        .authentication(Authentication.basic("alice", "neu-geheim"))
                        .maxInFlight(5)
                        .build());
        List<WebhookChange> changes = admin.diagnostics().changes("wh_1", null).items();
        assertThat(changes.toString())
                .contains("authentication", "maxInFlight", "bob")
                .doesNotContain("geheim");
    }

    @Test
    void deactivatingIsRecordedAsTheEnginesDoing() {
        admin.as("bob").webhooks().create(webhook().build());
        receiver.answering(410);
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(stored().active()).isFalse();
        assertThat(admin.diagnostics().changes("wh_1", null).items())
                .extracting(WebhookChange::actor)
                .containsExactlyInAnyOrder("bob", "webhooks4j");
    }
}
