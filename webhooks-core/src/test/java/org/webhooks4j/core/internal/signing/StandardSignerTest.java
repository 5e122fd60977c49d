package org.webhooks4j.core.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.signing.KnownAnswers.Answer;

class StandardSignerTest {

    private static final Instant NOW = Instant.ofEpochSecond(1614265330);

    private final StandardSigner signer = new StandardSigner();

    static List<Answer> knownAnswers() {
        return KnownAnswers.all();
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void signsAsOtherImplementationsDo(Answer answer) {
        assertThat(signer.sign(
                        webhook(SigningKey.of(answer.signingKey())),
                        answer.messageId(),
                        answer.timestamp(),
                        answer.body()))
                .containsExactly(Map.entry("webhook-signature", answer.signature()));
    }

    @Test
    void aWebhookWithoutKeysGetsNoHeader() {
        assertThat(signer.sign(webhook(), "msg_1", NOW, body("{}"))).isEmpty();
    }

    @Test
    void eachKeySignsInTheOrderOfTheKeys() {
        Answer answer = KnownAnswers.K1_ANSWER;
        Webhook webhook =
                webhook(SigningKey.of(KnownAnswers.K2), SigningKey.of(KnownAnswers.KA), SigningKey.of(KnownAnswers.K1));

        assertThat(signer.sign(webhook, answer.messageId(), answer.timestamp(), answer.body()))
                .containsEntry(
                        "webhook-signature",
                        KnownAnswers.K2_ANSWER.signature() + " " + KnownAnswers.KA_ANSWER.signature() + " "
                                + KnownAnswers.K1_ANSWER.signature());
    }

    @Test
    void aKeySignsUntilItEndsAndNotAfterwards() {
        SigningKey newKey = SigningKey.of(KnownAnswers.K1);
        SigningKey oldKey = SigningKey.of(KnownAnswers.K2).expiringAt(NOW.plusSeconds(1));
        Webhook webhook = webhook(newKey, oldKey);

        assertThat(signatures(webhook, NOW)).hasSize(2);
        assertThat(signatures(webhook, NOW.plusSeconds(1)))
                .isEqualTo(signatures(webhook(newKey), NOW.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void noHeaderIsLeftWhenAllKeysHaveEnded() {
        Webhook webhook = webhook(SigningKey.generate().expiringAt(NOW));

        assertThat(signer.sign(webhook, "msg_1", NOW, body("{}"))).isEmpty();
    }

    @Test
    void everyAttemptIsSignedAgain() {
        Webhook webhook = webhook(SigningKey.of(KnownAnswers.K1));

        assertThat(signatures(webhook, NOW)).doesNotContainAnyElementsOf(signatures(webhook, NOW.plusSeconds(1)));
    }

    static Stream<String> bodies() {
        SplittableRandom random = new SplittableRandom(20260101);
        Stream<String> randomBodies = random.ints(50, 1, 3000).boxed().map(length -> RandomText.of(random, length));
        Stream<String> edges = Stream.of("", "\0", ".", "msg_1.1.x", "\uD83D\uDE00", RandomText.of(random, 700_000));
        return Stream.concat(edges, randomBodies);
    }

    @ParameterizedTest(name = "body {index}")
    @MethodSource("bodies")
    void theReferenceImplementationVerifiesAnyBody(String text) throws Exception {
        SigningKey key = SigningKey.generate();
        // The reference implementation uses the system's clock.
        Instant now = Clock.systemUTC().instant();
        String signature = String.join(" ", signatures(webhook(SigningKey.generate(), key), now, body(text)));

        assertThat(referenceVerifies(key, now, signature, text)).isTrue();
        assertThat(referenceVerifies(key, now, signature, text + " ")).isFalse();
    }

    @ParameterizedTest(name = "body {index}")
    @MethodSource("bodies")
    void anEd25519SignatureIsVerifiedWithThePublicKeyAlone(String text) throws Exception {
        SigningKey key = SigningKey.of(KnownAnswers.KA);
        List<String> signatures = signatures(webhook(key), NOW, body(text));

        assertThat(signatures).singleElement().asString().startsWith("v1a,");
        Signature jdk = Signature.getInstance("Ed25519");
        jdk.initVerify(publicKey(KnownAnswers.KA_PUBLIC));
        jdk.update(body("msg_1." + NOW.getEpochSecond() + "." + text));
        assertThat(jdk.verify(Base64.getDecoder().decode(signatures.get(0).substring("v1a,".length()))))
                .isTrue();
    }

    private List<String> signatures(Webhook webhook, Instant timestamp) {
        return signatures(webhook, timestamp, body("{}"));
    }

    private List<String> signatures(Webhook webhook, Instant timestamp, byte[] body) {
        return List.of(signer.sign(webhook, "msg_1", timestamp, body)
                .get("webhook-signature")
                .split(" "));
    }

    private static boolean referenceVerifies(SigningKey key, Instant timestamp, String signature, String text)
            throws Exception {
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(timestamp.getEpochSecond())),
                "webhook-signature", List.of(signature));
        try {
            new com.standardwebhooks.Webhook(key.reveal()).verify(text, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    /** Creates the key through its X.509 form of RFC 8410, unlike the code under test. */
    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        String hex = "302a300506032b6570032100"
                + HexFormat.of().formatHex(Base64.getDecoder().decode(text.substring("whpk_".length())));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(hex)));
    }

    private static Webhook webhook(SigningKey... keys) {
        return Webhook.to("https://receiver.example.com/")
                .on(EventType.CREATE)
                .signedWith(keys)
                .build();
    }

    private static byte[] body(String text) {
        return text.getBytes(UTF_8);
    }
}
