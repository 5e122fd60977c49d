package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.spi.SecretCipher;

/** Webhooks as rows. Signing keys and headers, which often carry a password, go through the cipher. */
final class WebhookRow {

    static final String COLUMNS = "id, name, url, event_types, active, inactive_reason, object_types, ignore_origins,"
            + " filter, exclude, headers, format, ordering, timeout_ms, signing_keys";

    private WebhookRow() {}

    /** The values in the order of the repository's statements: the id comes last. */
    static @Nullable Object[] of(Webhook webhook, SecretCipher cipher) {
        Duration timeout = webhook.timeout();
        return new @Nullable Object[] {
            webhook.name(),
            webhook.url(),
            TextList.encode(webhook.eventTypes().stream().map(EventType::value).toList()),
            webhook.active(),
            Storable.text(webhook.inactiveReason()),
            TextList.encode(webhook.objectTypes()),
            TextList.encode(webhook.ignoreOrigins()),
            webhook.filter() == null ? null : webhook.filter().toJson(),
            TextList.encode(webhook.exclude()),
            webhook.headers().isEmpty() ? "" : cipher.encrypt(TextList.encodeMap(webhook.headers())),
            webhook.format(),
            webhook.ordering().name(),
            timeout == null ? null : timeout.toMillis(),
            encodeKeys(webhook.signingKeys(), cipher),
            webhook.id()
        };
    }

    static Webhook read(ResultSet row, SecretCipher cipher) throws SQLException {
        @Nullable String inactiveReason = row.getString("inactive_reason");
        @Nullable String filter = row.getString("filter");
        String headers = row.getString("headers");
        Long timeout = Jdbc.longOrNull(row, "timeout_ms");
        WebhookBuilder builder = Webhook.to(row.getString("url"))
                .id(row.getString("id"))
                .name(row.getString("name"))
                .on(TextList.decode(row.getString("event_types")).stream()
                        .map(EventType::of)
                        .toList())
                .active(row.getBoolean("active"))
                .objectTypes(TextList.decode(row.getString("object_types")))
                .ignoreOrigins(TextList.decode(row.getString("ignore_origins")))
                .filter(filter == null ? null : Filter.parse(filter))
                .exclude(TextList.decode(row.getString("exclude")))
                .headers(TextList.decodeMap(headers.isEmpty() ? "" : cipher.decrypt(headers)))
                .format(row.getString("format"))
                .ordering(Ordering.valueOf(row.getString("ordering")))
                .timeout(timeout == null ? null : Duration.ofMillis(timeout))
                .signedWith(decodeKeys(row.getString("signing_keys"), cipher));
        return (inactiveReason == null ? builder : builder.inactive(inactiveReason)).build();
    }

    /** Each key in turn with its end, which is empty if it has none. */
    private static String encodeKeys(Collection<SigningKey> keys, SecretCipher cipher) {
        List<String> entries = new ArrayList<>();
        for (SigningKey key : keys) {
            Instant end = key.expiresAt();
            entries.add(cipher.encrypt(key.reveal()));
            entries.add(end == null ? "" : end.toString());
        }
        return TextList.encode(entries);
    }

    private static List<SigningKey> decodeKeys(String text, SecretCipher cipher) {
        List<String> entries = TextList.decode(text);
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            SigningKey key = SigningKey.of(cipher.decrypt(entries.get(i)));
            keys.add(entries.get(i + 1).isEmpty() ? key : key.expiringAt(instant(entries.get(i + 1))));
        }
        return keys;
    }

    /** Without the text in the message: out of its place it may be a key. */
    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the end of a signing key is not an instant", e);
        }
    }
}
