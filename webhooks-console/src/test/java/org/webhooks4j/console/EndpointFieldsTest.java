package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.TestConsole.CREATE_BODY;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Authentication;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.console.TestConsole.Answer;

/** What the JSON of a webhook says of its endpoint: limits, schedule, handshake, authentication. */
class EndpointFieldsTest {

    private final TestConsole console = new TestConsole();

    private Answer create(String fields) {
        return console.post("/api/webhooks", CREATE_BODY.replace("{'name'", "{'id':'a'," + fields + ",'name'"));
    }

    private Webhook stored() {
        return console.admin.webhooks().find("a").orElseThrow();
    }

    private String read() {
        return console.get("/api/webhooks/a").text();
    }

    @Test
    void limitsScheduleAndHandshakeCanBeSetAndSentBack() {
        create("'retryDelays':['PT1S','PT2H'],'maxInFlight':4,'requestsPerSecond':0.5,'handshake':true");

        assertThat(stored().options().retryDelays()).containsExactly(Duration.ofSeconds(1), Duration.ofHours(2));
        assertThat(stored().options().maxInFlight()).isEqualTo(4);
        assertThat(stored().options().requestsPerSecond()).isEqualTo(0.5);
        assertThat(stored().options().handshake()).isTrue();
        assertThat(read())
                .contains(
                        "\"retryDelays\":[\"PT1S\",\"PT2H\"],\"maxInFlight\":4,\"requestsPerSecond\":0.5,\"handshake\":true");
        Webhook before = stored();
        console.put("/api/webhooks/a", read());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aSingleAttemptIsAnEmptySchedule() {
        create("'retryDelays':[],'requestsPerSecond':10");
        assertThat(stored().options().retryDelays()).isEmpty();
        assertThat(stored().options().requestsPerSecond()).isEqualTo(10.0);
    }

    @Test
    void valuesThatAreNoneAreNamedByTheirField() {
        assertThat(create("'retryDelays':['soon'],'maxInFlight':1.5,'requestsPerSecond':'fast','handshake':'yes',"
                                + "'authentication':{'scheme':'digest'}")
                        .fieldsInError())
                .containsExactlyInAnyOrder(
                        "retryDelays", "maxInFlight", "requestsPerSecond", "handshake", "authentication");
        assertThat(create("'maxInFlight':99999999999").fieldsInError()).containsExactly("maxInFlight");
        assertThat(create("'maxInFlight':0,'requestsPerSecond':-1").fieldsInError())
                .containsExactly("maxInFlight", "requestsPerSecond");
    }

    @Test
    void authenticationIsMaskedAndTheMaskKeepsTheSecret() {
        create("'authentication':{'scheme':'basic','name':'alice','secret':'geheim'}");
        assertThat(stored().options().authentication()).isEqualTo(Authentication.basic("alice", "geheim"));
        assertThat(read())
                .contains("\"authentication\":{\"scheme\":\"basic\",\"name\":\"alice\",\"secret\":\"••••\"}")
                .doesNotContain("geheim");

        console.put("/api/webhooks/a", read());
        assertThat(stored().options().authentication()).isEqualTo(Authentication.basic("alice", "geheim"));
        console.put("/api/webhooks/a", read().replace("••••", "neu"));
        assertThat(stored().options().authentication()).isEqualTo(Authentication.basic("alice", "neu"));
        console.put("/api/webhooks/a", CREATE_BODY);
        assertThat(stored().options().authentication()).isNull();
    }

    @Test
    void theMaskStandsForNoSecretOfAnotherNameOrScheme() {
        create("'authentication':{'scheme':'api_key','name':'X-API-Key','secret':'geheim'}");
        Answer moved = console.put("/api/webhooks/a", read().replace("X-API-Key", "X-Echo"));
        assertThat(moved.fieldsInError()).containsExactly("authentication");
        assertThat(create("'authentication':{'scheme':'bearer','secret':'••••'}")
                        .fieldsInError())
                .contains("authentication");
    }

    @Test
    void noAnswerRepeatsASecretThatIsRefused() {
        for (String authentication : List.of(
                "{'scheme':'bearer','secret':'geheim token'}",
                "{'scheme':'basic','name':'a:b','secret':'geheim'}",
                "{'scheme':'api_key','name':'Host','secret':'geheim'}",
                "{'scheme':'basic','name':'a','password':'geheim'}",
                "{'scheme':'bearer','secret':['geheim']}")) {
            Answer answer = create("'authentication':" + authentication);
            assertThat(answer.fieldsInError()).as(authentication).containsExactly("authentication");
            assertThat(answer.text()).doesNotContain("geheim");
        }
    }

    @Test
    void aKeyIsMadeOfTheKindThatIsAskedFor() {
        for (SigningKey.Algorithm algorithm : SigningKey.Algorithm.values()) {
            String name = algorithm.name().toLowerCase(Locale.ROOT);
            Answer created = create("'signingAlgorithm':'" + name + "'");
            SigningKey key = stored().signingKeys().get(0);
            assertThat(key.algorithm()).isEqualTo(algorithm);
            assertThat(created.json()).containsEntry("signingAlgorithm", name);
            if (algorithm == SigningKey.Algorithm.ED25519) {
                // A private key is of no use to a receiver.
                assertThat(created.json())
                        .containsEntry("publicKey", key.publicKey())
                        .doesNotContainKey("secret");
                assertThat(console.post("/api/webhooks/a/rotate-secret").text())
                        .contains("whpk_")
                        .doesNotContain("whsk_");
            } else {
                assertThat(created.json()).containsEntry("secret", key.reveal()).doesNotContainKey("publicKey");
            }
            console.delete("/api/webhooks/a");
        }
        assertThat(create("'signingAlgorithm':'rsa'").fieldsInError()).containsExactly("signingAlgorithm");
        assertThat(create("'signingAlgorithm':'netbox','secret':'github:geheim'")
                        .fieldsInError())
                .containsExactly("signingAlgorithm");
    }

    @Test
    void theKindOfAKeyStaysAsItIs() {
        create("'signingAlgorithm':'github'");
        Webhook before = stored();
        console.put("/api/webhooks/a", read());
        assertThat(stored()).isEqualTo(before);
        assertThat(console.put("/api/webhooks/a", read().replace("\"github\"", "\"netbox\""))
                        .fieldsInError())
                .containsExactly("signingAlgorithm");
    }

    @Test
    void aReceiverThatHasASecretAlreadyKeepsIt() {
        Answer created = create("'secret':'github:geheim'");
        assertThat(created.status()).isEqualTo(201);
        assertThat(stored().signingKeys()).containsExactly(SigningKey.of("github:geheim"));
        assertThat(read()).doesNotContain("geheim");
    }
}
