package org.webhooks4j.core.internal.signing;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.Signer;

/** Signs as Standard Webhooks 1.0.0 says: one signature for each key that is valid, in the order of the keys. */
public final class StandardSigner implements Signer {

    @Override
    public Map<String, String> sign(Webhook webhook, String messageId, Instant timestamp, byte[] body) {
        SignedContent content = new SignedContent(messageId, timestamp.getEpochSecond(), body);
        String signatures = webhook.signingKeys().stream()
                .filter(key -> key.isValidAt(timestamp))
                .map(key -> sign(content, key).toString())
                .collect(Collectors.joining(" "));
        return signatures.isEmpty() ? Map.of() : Map.of(WebhookHeaders.SIGNATURE, signatures);
    }

    private static VersionedSignature sign(SignedContent content, SigningKey key) {
        byte[] secret = key.secretBytes();
        return switch (key.algorithm()) {
            case HMAC_SHA256 -> new VersionedSignature(VersionedSignature.HMAC_SHA256, content.hmacSha256(secret));
            case ED25519 -> new VersionedSignature(VersionedSignature.ED25519, content.ed25519(secret));
        };
    }
}
