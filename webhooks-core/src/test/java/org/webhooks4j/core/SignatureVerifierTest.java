package org.webhooks4j.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhooksException;
import org.webhooks4j.core.internal.signing.KnownAnswers;
import org.webhooks4j.core.internal.signing.KnownAnswers.Answer;
import org.webhooks4j.core.internal.signing.StandardSigner;
import org.webhooks4j.receiver.InvalidSignatureException;
import org.webhooks4j.receiver.SignatureVerifier;

class SignatureVerifierTest {

    private static final Answer ANSWER = KnownAnswers.K1_ANSWER;

    private final SignatureVerifier verifier = verifierAt(ANSWER.timestamp(), KnownAnswers.K1);
    private final Map<String, String> headers = headersOf(ANSWER);

    static List<Answer> knownAnswers() {
        return KnownAnswers.all();
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void aGenuineRequestPasses(Answer answer) {
        SignatureVerifier verifier = verifierAt(answer.timestamp(), answer.verificationKey());

        assertThatCode(() -> verifier.verify(headersOf(answer)::get, answer.body()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void aTamperedBodyDoesNotPass(Answer answer) {
        SignatureVerifier verifier = verifierAt(answer.timestamp(), answer.verificationKey());
        byte[] body = answer.body();
        body[body.length - 2] ^= 1;

        assertRefused(verifier, headersOf(answer), body, "no entry of the header webhook-signature fits the request");
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void anotherMessagesIdDoesNotPass(Answer answer) {
        SignatureVerifier verifier = verifierAt(answer.timestamp(), answer.verificationKey());
        Map<String, String> headers = headersOf(answer);
        headers.put("webhook-id", "msg_other");

        assertRefused(verifier, headers, answer.body(), "no entry of the header webhook-signature fits the request");
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void aRefreshedTimestampDoesNotPass(Answer answer) {
        SignatureVerifier verifier = verifierAt(answer.timestamp(), answer.verificationKey());
        Map<String, String> headers = headersOf(answer);
        headers.put("webhook-timestamp", Long.toString(answer.epochSecond() + 1));

        assertRefused(verifier, headers, answer.body(), "no entry of the header webhook-signature fits the request");
    }

    @Test
    void anotherKeyDoesNotFit() {
        SignatureVerifier other = verifierAt(ANSWER.timestamp(), KnownAnswers.K2, KnownAnswers.KA_PUBLIC);

        assertRefused(other, headers, ANSWER.body(), "either the key is not the webhook's");
    }

    @Test
    void oneOfTheVerifiersKeysIsEnough() {
        SignatureVerifier several =
                verifierAt(ANSWER.timestamp(), KnownAnswers.K2, KnownAnswers.KA_PUBLIC, KnownAnswers.K1);

        assertPasses(several);
    }

    @Test
    void oneOfTheRequestsSignaturesIsEnough() {
        headers.put(
                "webhook-signature",
                KnownAnswers.K2_ANSWER.signature() + " " + KnownAnswers.KA_ANSWER.signature() + " "
                        + ANSWER.signature());

        assertPasses(verifier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v2,", "v1", "v1,***", "v1a,", "v1a,AAAA", "v1,", ",", "", "nonsense", "v1,AAAA,", "V1,AAAA"})
    void otherVersionsAndMalformedSignaturesAreSkipped(String entry) {
        SignatureVerifier both = verifierAt(ANSWER.timestamp(), KnownAnswers.KA_PUBLIC, KnownAnswers.K1);
        headers.put("webhook-signature", entry + " " + ANSWER.signature());
        assertPasses(both);

        headers.put("webhook-signature", entry + " .");
        assertRefused(both, headers, ANSWER.body(), "no entry of the header webhook-signature");
    }

    @Test
    void aSignatureCountsOnlyForTheVersionItNames() {
        headers.put("webhook-signature", ANSWER.signature().replace("v1,", "v2,"));

        assertRefused(verifier, headers, ANSWER.body(), "no entry of the header webhook-signature");
    }

    @Test
    void aListThatIsLongerThanAnySendersIsNotReadToItsEnd() {
        headers.put("webhook-signature", "v1,AAAA ".repeat(19) + ANSWER.signature());
        assertPasses(verifier);

        headers.put("webhook-signature", "v1,AAAA ".repeat(20) + ANSWER.signature());
        assertRefused(verifier, headers, ANSWER.body(), "no entry of the header webhook-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void aMissingHeaderIsNamed(String name) {
        headers.remove(name);
        assertRefused(verifier, headers, ANSWER.body(), "the header " + name + " is missing");

        headers.put(name, " ");
        assertRefused(verifier, headers, ANSWER.body(), "the header " + name + " is missing");
    }

    @Test
    void aRequestPassesWithinTheToleranceOfFiveMinutes() {
        assertPasses(verifierAt(ANSWER.timestamp().plusSeconds(300), KnownAnswers.K1));
        assertPasses(verifierAt(ANSWER.timestamp().minusSeconds(300), KnownAnswers.K1));
    }

    @Test
    void aRequestFromLongAgoOrFromTheFutureSaysSo() {
        SignatureVerifier later = verifierAt(ANSWER.timestamp().plusSeconds(301), KnownAnswers.K1);
        SignatureVerifier earlier = verifierAt(ANSWER.timestamp().minusSeconds(301), KnownAnswers.K1);

        assertRefused(later, headers, ANSWER.body(), "signed PT5M1S ago, and only PT5M is tolerated");
        assertRefused(earlier, headers, ANSWER.body(), "signed PT5M1S in the future, and only PT5M is tolerated");
    }

    @Test
    void theToleranceCanBeSet() {
        SignatureVerifier later = verifierAt(ANSWER.timestamp().plusSeconds(3600), KnownAnswers.K1);

        assertPasses(later.tolerance(Duration.ofHours(1)));
        assertRefused(later.tolerance(Duration.ofMinutes(59)), headers, ANSWER.body(), "only PT59M is tolerated");
        assertThatThrownBy(() -> later.tolerance(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> later.tolerance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "+1614265330", "1614265330.5", "9999999999999999", " 1614265330"})
    void aTimestampThatIsNoNumberOfSecondsIsRefused(String timestamp) {
        headers.put("webhook-timestamp", timestamp);

        assertRefused(verifier, headers, ANSWER.body(), "is not a number of seconds since 1970");
    }

    @Test
    void aDigitOfTheBodyCannotPassForTheTimestamp() {
        byte[] body = "1614265331.{}".getBytes(UTF_8);
        String signature = sign("msg", ANSWER.timestamp(), body);
        Map<String, String> forged = new HashMap<>(Map.of(
                "webhook-id", "msg.1614265330", "webhook-timestamp", "1614265331", "webhook-signature", signature));

        assertRefused(verifier, forged, "{}".getBytes(UTF_8), "the header webhook-id has a '.' in it");
    }

    @Test
    void theSystemsClockIsAskedUnlessAnotherIsSet() {
        SignatureVerifier withSystemClock = SignatureVerifier.of(KnownAnswers.K1);
        assertRefused(withSystemClock, headers, ANSWER.body(), "ago, and only PT5M is tolerated");

        Instant now = Clock.systemUTC().instant();
        byte[] body = "{}".getBytes(UTF_8);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", sign(ANSWER.messageId(), now, body));
        assertThatCode(() -> withSystemClock.verify(headers::get, body)).doesNotThrowAnyException();
    }

    @Test
    void anyPublicKeyIsReadFromItsBytes() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        // Half of all keys have the sign bit set.
        for (int i = 0; i < 16; i++) {
            KeyPair pair = generator.generateKeyPair();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update((ANSWER.messageId() + "." + ANSWER.epochSecond() + "." + ANSWER.text()).getBytes(UTF_8));
            headers.put("webhook-signature", "v1a," + base64(signature.sign()));
            // The key's X.509 form ends in the 32 bytes of RFC 8410.
            byte[] x509 = pair.getPublic().getEncoded();
            String key = "whpk_" + base64(Arrays.copyOfRange(x509, x509.length - 32, x509.length));

            assertPasses(verifierAt(ANSWER.timestamp(), key));
        }
    }

    @Test
    void noKeyAtAllIsRefused() {
        assertThatThrownBy(SignatureVerifier::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqr",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
                KnownAnswers.KA,
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOi",
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOi!4=",
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqf",
                "whpk_//////////////////////////////////////////8="
            })
    void anUnusableKeyIsRefusedWithoutBeingRepeated(String key) {
        String secret = key.substring(key.indexOf('_') + 1);

        assertThatThrownBy(() -> SignatureVerifier.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain(secret)
                .doesNotContain(secret.substring(0, 8));
    }

    @Test
    void thePrivateKeyIsRefusedInWordsThatSayWhichOneIsMeant() {
        assertThatThrownBy(() -> SignatureVerifier.of(KnownAnswers.KA))
                .hasMessageContaining("sender's private key")
                .hasMessageContaining("whpk_");
    }

    @Test
    void neitherTheVerifierNorItsExceptionsShowASecretOrTheBody() {
        String secret = KnownAnswers.K1.substring("whsec_".length());
        headers.put("webhook-signature", KnownAnswers.K2_ANSWER.signature());

        assertThat(verifier.toString()).doesNotContain(secret);
        assertThatThrownBy(() -> verifier.verify(headers::get, ANSWER.body()))
                .isInstanceOf(WebhooksException.class)
                .message()
                .doesNotContain(secret)
                .doesNotContain("2432232314")
                .doesNotContain(ANSWER.signature())
                .doesNotContain(base64(ANSWER.body()));
    }

    private void assertPasses(SignatureVerifier verifier) {
        assertThatCode(() -> verifier.verify(headers::get, ANSWER.body())).doesNotThrowAnyException();
    }

    private static void assertRefused(
            SignatureVerifier verifier, Map<String, String> headers, byte[] body, String reason) {
        assertThatThrownBy(() -> verifier.verify(headers::get, body))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessageContaining(reason);
    }

    private static SignatureVerifier verifierAt(Instant now, String... keys) {
        return SignatureVerifier.of(keys).clock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Map<String, String> headersOf(Answer answer) {
        return new HashMap<>(Map.of(
                "webhook-id",
                answer.messageId(),
                "webhook-timestamp",
                Long.toString(answer.epochSecond()),
                "webhook-signature",
                answer.signature()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String sign(String messageId, Instant timestamp, byte[] body) {
        Webhook webhook = Webhook.to("https://receiver.example.com/")
                .on(EventType.CREATE)
                .signedWith(SigningKey.of(KnownAnswers.K1))
                .build();
        return new StandardSigner().sign(webhook, messageId, timestamp, body).get("webhook-signature");
    }
}
