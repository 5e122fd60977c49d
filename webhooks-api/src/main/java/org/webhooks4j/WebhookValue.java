package org.webhooks4j;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * The webhook that {@link WebhookBuilder} makes. Shows neither headers nor keys in its text, because both may be
 * secret.
 */
record WebhookValue(
        String id,
        String name,
        String url,
        Set<EventType> eventTypes,
        boolean active,
        @Nullable String inactiveReason,
        Set<String> objectTypes,
        Set<String> ignoredOrigins,
        @Nullable Filter filter,
        Set<String> excludedFields,
        Map<String, String> headers,
        String format,
        Ordering ordering,
        BulkEvents bulkEvents,
        @Nullable Instant tracedUntil,
        @Nullable Duration timeout,
        @Nullable String tlsIdentity,
        @Nullable List<Duration> retryDelays,
        @Nullable Integer maxInFlight,
        @Nullable Double requestsPerSecond,
        boolean handshake,
        @Nullable Authentication authentication,
        List<SigningKey> signingKeys,
        Mark mark)
        implements Webhook {

    WebhookValue(WebhookBuilder builder) {
        this(
                builder.id == null ? RandomIds.webhookId() : builder.id,
                builder.name == null ? URI.create(builder.url).getHost() : builder.name.strip(),
                builder.url,
                copy(builder.eventTypes),
                builder.active,
                CleanText.cleanOrNull(builder.inactiveReason),
                copy(builder.objectTypes),
                copy(builder.ignoredOrigins),
                builder.filter,
                copy(builder.excludedFields),
                Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers)),
                builder.format,
                builder.ordering,
                builder.bulkEvents,
                builder.tracedUntil,
                builder.timeout,
                builder.tlsIdentity,
                builder.retryDelays,
                builder.maxInFlight,
                builder.requestsPerSecond,
                builder.handshake,
                builder.authentication,
                List.copyOf(builder.signingKeys),
                new Mark(builder.incarnation));
    }

    /** Which incarnation it is. All are equal, because that is not part of what makes webhooks equal. */
    private static final class Mark {
        final long incarnation;

        Mark(long incarnation) {
            this.incarnation = incarnation;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Mark;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    @Override
    public long incarnation() {
        return mark.incarnation;
    }

    /** Unlike {@code Set.copyOf}, keeps the order in which a person wrote the values. */
    private static <T> Set<T> copy(Collection<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    @Override
    public String toString() {
        return "Webhook[" + id + " '" + name + "' on " + eventTypes + (active ? "" : ", inactive") + "]";
    }
}
