package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;
import org.webhooks4j.spi.SecretCipher;

/** Webhooks as rows. Signing keys, headers, which often carry a password, and authentication go through the cipher. */
final class WebhookRow {

    static final String COLUMNS = "id, name, url, event_types, active, inactive_reason, object_types, ignore_origins,"
            + " filter, exclude, headers, format, ordering, bulk_events, traced_until, timeout_ms, tls_identity,"
            + " retry_delays, max_in_flight, requests_per_second, handshake, authentication, signing_keys, incarnation";

    private WebhookRow() {}

    /** The values in the order of the repository's statements: the id comes last. */
    static @Nullable Object[] of(Webhook webhook, SecretCipher cipher) {
        Duration timeout = webhook.options().timeout();
        return new @Nullable Object[] {
            webhook.name(),
            webhook.url(),
            TextList.encode(webhook.eventTypes().stream().map(EventType::value).toList()),
            webhook.active(),
            webhook.state().inactiveReason(),
            TextList.encode(webhook.objectTypes()),
            TextList.encode(webhook.ignoredOrigins()),
            webhook.filter() == null ? null : webhook.filter().toJson(),
            TextList.encode(webhook.excludedFields()),
            webhook.options().headers().isEmpty()
                    ? ""
                    : cipher.encrypt(TextList.encodeMap(webhook.options().headers())),
            webhook.options().format(),
            webhook.options().ordering().name(),
            webhook.options().bulkEvents().name(),
            Jdbc.millis(webhook.state().tracedUntil()),
            timeout == null ? null : timeout.toMillis(),
            webhook.options().tlsIdentity(),
            encodeDelays(webhook.options().retryDelays()),
            webhook.options().maxInFlight(),
            webhook.options().requestsPerSecond(),
            webhook.options().handshake(),
            encodeAuthentication(webhook.options().authentication(), cipher),
            encodeKeys(webhook.signingKeys(), cipher),
            webhook.id()
        };
    }

    static Webhook read(ResultSet row, SecretCipher cipher) throws SQLException {
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
                .ignoredOrigins(TextList.decode(row.getString("ignore_origins")))
                .filter(filter == null ? null : Filter.parse(filter))
                .excludedFields(TextList.decode(row.getString("exclude")))
                .headers(TextList.decodeMap(headers.isEmpty() ? "" : cipher.decrypt(headers)))
                .format(row.getString("format"))
                .ordering(Ordering.valueOf(row.getString("ordering")))
                .bulkEvents(BulkEvents.valueOf(row.getString("bulk_events")))
                .timeout(timeout == null ? null : Duration.ofMillis(timeout))
                .tlsIdentity(row.getString("tls_identity"))
                .retryDelays(decodeDelays(row))
                .maxInFlight(Jdbc.intOrNull(row, "max_in_flight"))
                .requestsPerSecond(Jdbc.doubleOrNull(row, "requests_per_second"))
                .handshake(row.getBoolean("handshake"))
                .authentication(decodeAuthentication(row, cipher))
                .signedWith(decodeKeys(row.getString("signing_keys"), cipher));
        WebhookState state = WebhookState.NONE
                .withInactiveReason(row.getString("inactive_reason"))
                .withTracedUntil(Jdbc.instantOrNull(row, "traced_until"))
                .withIncarnation(row.getLong("incarnation"));
        return builder.state(state).build();
    }

    /** In milliseconds; unlike no text, an empty one stands for no waits at all. */
    private static @Nullable String encodeDelays(@Nullable List<Duration> delays) {
        return delays == null
                ? null
                : TextList.encode(delays.stream()
                        .map(delay -> Long.toString(delay.toMillis()))
                        .toList());
    }

    private static @Nullable List<Duration> decodeDelays(ResultSet row) throws SQLException {
        @Nullable String delays = row.getString("retry_delays");
        return delays == null
                ? null
                : TextList.decode(delays).stream()
                        .map(delay -> Duration.ofMillis(Long.parseLong(delay)))
                        .toList();
    }

    /** The scheme, the name, which is empty where there is none, and the secret. */
    private static @Nullable String encodeAuthentication(@Nullable Authentication authentication, SecretCipher cipher) {
        if (authentication == null) {
            return null;
        }
        String name = Objects.requireNonNullElse(authentication.name(), "");
        return cipher.encrypt(TextList.encode(List.of(authentication.scheme().name(), name, authentication.reveal())));
    }

    private static @Nullable Authentication decodeAuthentication(ResultSet row, SecretCipher cipher)
            throws SQLException {
        @Nullable String stored = row.getString("authentication");
        if (stored == null) {
            return null;
        }
        List<String> parts = TextList.decode(cipher.decrypt(stored));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("the authentication is not of the form in which it is stored");
        }
        return switch (Authentication.Scheme.valueOf(parts.get(0))) {
            case BASIC -> Authentication.basic(parts.get(1), parts.get(2));
            case BEARER -> Authentication.bearer(parts.get(2));
            case API_KEY -> Authentication.apiKey(parts.get(1), parts.get(2));
        };
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
