package org.webhooks4j.core.internal.match;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;

/** A host's own webhook with a number that no webhook may have, brought into its range; all else is the host's. */
record ServedWebhook(
        Webhook of,
        @Nullable Duration timeout,
        @Nullable List<Duration> retryDelays,
        @Nullable Integer maxInFlight,
        @Nullable Double requestsPerSecond)
        implements Webhook {

    @Override
    public String id() {
        return of.id();
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public String url() {
        return of.url();
    }

    @Override
    public Set<EventType> eventTypes() {
        return of.eventTypes();
    }

    @Override
    public boolean active() {
        return of.active();
    }

    @Override
    public @Nullable String inactiveReason() {
        return of.inactiveReason();
    }

    @Override
    public Set<String> objectTypes() {
        return of.objectTypes();
    }

    @Override
    public Set<String> ignoredOrigins() {
        return of.ignoredOrigins();
    }

    @Override
    public @Nullable Filter filter() {
        return of.filter();
    }

    @Override
    public Set<String> excludedFields() {
        return of.excludedFields();
    }

    @Override
    public Map<String, String> headers() {
        return of.headers();
    }

    @Override
    public String format() {
        return of.format();
    }

    @Override
    public Ordering ordering() {
        return of.ordering();
    }

    @Override
    public BulkEvents bulkEvents() {
        return of.bulkEvents();
    }

    @Override
    public @Nullable Instant tracedUntil() {
        return of.tracedUntil();
    }

    @Override
    public @Nullable String tlsIdentity() {
        return of.tlsIdentity();
    }

    @Override
    public boolean handshake() {
        return of.handshake();
    }

    @Override
    public @Nullable Authentication authentication() {
        return of.authentication();
    }

    @Override
    public List<SigningKey> signingKeys() {
        return of.signingKeys();
    }

    @Override
    public long incarnation() {
        return of.incarnation();
    }

    @Override
    public String toString() {
        return of.toString();
    }
}
