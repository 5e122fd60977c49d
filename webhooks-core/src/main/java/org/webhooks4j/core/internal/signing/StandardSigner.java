package org.webhooks4j.core.internal.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.signing.SignedContent;
import org.webhooks4j.internal.signing.VersionedSignature;
import org.webhooks4j.internal.signing.WebhookHeaders;
import org.webhooks4j.spi.Signer;

/**
 * Signs requests according to Standard Webhooks 1.0.0, with one signature per valid key, in the order of the keys. Keys
 * for GitHub or NetBox receivers produce those systems' signatures. Their headers hold one signature, which the first
 * valid key produces.
 */
public final class StandardSigner implements Signer {

    @Override
    public Map<String, String> sign(Webhook webhook, String messageId, Instant timestamp, byte[] body) {
        SignedContent content = new SignedContent(messageId, timestamp.getEpochSecond(), body);
        List<String> standard = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (SigningKey key : webhook.signingKeys()) {
            if (!key.isValidAt(timestamp)) {
                continue;
            }
            byte[] secret = key.secretBytes();
            switch (key.algorithm()) {
                case HMAC_SHA256 -> standard.add(text(VersionedSignature.HMAC_SHA256, content.hmacSha256(secret)));
                case ED25519 -> standard.add(text(VersionedSignature.ED25519, content.ed25519(secret)));
                case GITHUB ->
                    headers.putIfAbsent(
                            WebhookHeaders.GITHUB_SIGNATURE, "sha256=" + hex(content.bodyHmacSha256(secret)));
                case NETBOX ->
                    headers.putIfAbsent(WebhookHeaders.NETBOX_SIGNATURE, hex(content.bodyHmacSha512(secret)));
            }
        }
        if (!standard.isEmpty()) {
            headers.put(WebhookHeaders.SIGNATURE, String.join(" ", standard));
        }
        return headers;
    }

    private static String text(String version, byte[] signature) {
        return new VersionedSignature(version, signature).toString();
    }

    private static String hex(byte[] signature) {
        return HexFormat.of().formatHex(signature);
    }
}
