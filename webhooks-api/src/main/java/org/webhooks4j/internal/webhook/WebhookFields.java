package org.webhooks4j.internal.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;
import org.webhooks4j.admin.WebhookChange;

/**
 * The table of a webhook's fields, in the order of its JSON. Only this class knows the fields: the rules, the list of
 * changes, the JSON of the console and of files, and the database row all use the table.
 */
public final class WebhookFields {

    /** The id; it cannot be changed. */
    public static final WebhookField<String> ID = WebhookField.defined(
                    "id", Forms.TEXT, Webhook::id, WebhookBuilder::id)
            .rule(WebhookRules::id);

    private static final WebhookField<String> NAME = WebhookField.defined(
                    "name", Forms.TEXT, Webhook::name, WebhookBuilder::name)
            .rule(WebhookRules::name);

    /** The URL; its secrets are masked in JSON. */
    public static final WebhookField<String> URL = WebhookField.defined(
                    "url", Forms.URL, Webhook::url, WebhookBuilder::url)
            .rule(WebhookRules::url);

    private static final WebhookField<Set<EventType>> EVENT_TYPES = WebhookField.<Set<EventType>>defined(
                    "eventTypes", Forms.EVENT_TYPES, Webhook::eventTypes, WebhookBuilder::on)
            .rule(WebhookRules::eventTypes);

    private static final WebhookField<Boolean> ACTIVE =
            WebhookField.defined("active", Forms.FLAG, Webhook::active, WebhookBuilder::active);

    private static final WebhookField<String> INACTIVE_REASON = WebhookField.noted(
            "inactiveReason", Forms.TEXT, WebhookState::inactiveReason, WebhookState::withInactiveReason);

    private static final WebhookField<Set<String>> OBJECT_TYPES = WebhookField.<Set<String>>defined(
                    "objectTypes", Forms.NAMES, Webhook::objectTypes, WebhookBuilder::objectTypes)
            .rule(WebhookRules::entries);

    private static final WebhookField<Filter> FILTER =
            WebhookField.defined("filter", Forms.FILTER, Webhook::filter, WebhookBuilder::filter);

    private static final WebhookField<Set<String>> EXCLUDED_FIELDS = WebhookField.<Set<String>>defined(
                    "excludedFields", Forms.NAMES, Webhook::excludedFields, WebhookBuilder::excludedFields)
            .rule(WebhookRules::paths)
            .inColumn("exclude");

    private static final WebhookField<Map<String, String>> HEADERS = WebhookField.option(
                    "headers", Forms.HEADERS, DeliveryOptions::headers, DeliveryOptions::withHeaders)
            .rule(WebhookRules::headers);

    private static final WebhookField<String> FORMAT = WebhookField.option(
                    "format", Forms.TEXT, DeliveryOptions::format, DeliveryOptions::withFormat)
            .rule(WebhookRules::format);

    private static final WebhookField<Ordering> ORDERING = WebhookField.option(
            "ordering",
            Forms.constant(Ordering.class, "per_object, latest or none"),
            DeliveryOptions::ordering,
            DeliveryOptions::withOrdering);

    private static final WebhookField<BulkEvents> BULK_EVENTS = WebhookField.option(
                    "bulkEvents",
                    Forms.constant(BulkEvents.class, "each or summary"),
                    DeliveryOptions::bulkEvents,
                    DeliveryOptions::withBulkEvents)
            .leftOutByDefault();

    private static final WebhookField<Instant> TRACED_UNTIL = WebhookField.noted(
                    "tracedUntil", Forms.INSTANT, WebhookState::tracedUntil, WebhookState::withTracedUntil)
            .rule(WebhookRules::tracedUntil);

    private static final WebhookField<Set<String>> IGNORED_ORIGINS = WebhookField.<Set<String>>defined(
                    "ignoredOrigins", Forms.NAMES, Webhook::ignoredOrigins, WebhookBuilder::ignoredOrigins)
            .rule(WebhookRules::entries)
            .inColumn("ignore_origins");

    private static final WebhookField<Duration> TIMEOUT = WebhookField.optional(
                    "timeout", Forms.DURATION, DeliveryOptions::timeout, DeliveryOptions::withTimeout)
            .rule(WebhookRules::timeout)
            .nearest(WebhookRules::nearestTimeout)
            .inColumn("timeout_ms");

    private static final WebhookField<String> TLS_IDENTITY = WebhookField.optional(
                    "tlsIdentity", Forms.TEXT, DeliveryOptions::tlsIdentity, DeliveryOptions::withTlsIdentity)
            .rule(WebhookRules::tlsIdentity)
            .leftOutByDefault();

    private static final WebhookField<List<Duration>> RETRY_DELAYS = WebhookField.optional(
                    "retryDelays", Forms.DURATIONS, DeliveryOptions::retryDelays, DeliveryOptions::withRetryDelays)
            .rule(WebhookRules::retryDelays)
            .nearest(WebhookRules::nearestRetryDelays);

    private static final WebhookField<Integer> MAX_IN_FLIGHT = WebhookField.optional(
                    "maxInFlight", Forms.WHOLE_NUMBER, DeliveryOptions::maxInFlight, DeliveryOptions::withMaxInFlight)
            .rule(WebhookRules::maxInFlight)
            .nearest(WebhookRules::nearestMaxInFlight);

    private static final WebhookField<Double> REQUESTS_PER_SECOND = WebhookField.optional(
                    "requestsPerSecond",
                    Forms.NUMBER,
                    DeliveryOptions::requestsPerSecond,
                    DeliveryOptions::withRequestsPerSecond)
            .rule(WebhookRules::requestsPerSecond)
            .nearest(WebhookRules::nearestRequestsPerSecond);

    private static final WebhookField<Boolean> HANDSHAKE =
            WebhookField.option("handshake", Forms.FLAG, DeliveryOptions::handshake, DeliveryOptions::withHandshake);

    private static final WebhookField<Authentication> AUTHENTICATION = WebhookField.optional(
            "authentication",
            Forms.AUTHENTICATION,
            DeliveryOptions::authentication,
            DeliveryOptions::withAuthentication);

    /** The keys; JSON contains only the algorithm and public key of the newest. */
    public static final WebhookField<List<SigningKey>> SIGNING_KEYS =
            WebhookField.defined("signingKeys", Forms.KEYS, Webhook::signingKeys, WebhookBuilder::signedWith);

    /** The incarnation, which distinguishes webhooks with the same id; neither shown nor compared. */
    public static final WebhookField<Long> INCARNATION = WebhookField.noted(
            "incarnation",
            Forms.MARK,
            WebhookState::incarnation,
            (state, number) -> state.withIncarnation(number == null ? 0 : number));

    /** All fields. */
    public static final List<WebhookField<?>> ALL = List.of(
            ID,
            NAME,
            URL,
            EVENT_TYPES,
            ACTIVE,
            INACTIVE_REASON,
            OBJECT_TYPES,
            FILTER,
            EXCLUDED_FIELDS,
            HEADERS,
            FORMAT,
            ORDERING,
            BULK_EVENTS,
            TRACED_UNTIL,
            IGNORED_ORIGINS,
            TIMEOUT,
            TLS_IDENTITY,
            RETRY_DELAYS,
            MAX_IN_FLIGHT,
            REQUESTS_PER_SECOND,
            HANDSHAKE,
            AUTHENTICATION,
            SIGNING_KEYS,
            INCARNATION);

    private WebhookFields() {}

    /**
     * Checks the rules that every webhook must satisfy, whatever its source. The address policy checks the target of
     * requests.
     *
     * @throws InvalidWebhookException if a rule is violated; it lists all violations
     */
    public static void check(Webhook webhook) {
        List<Violation> violations = new ArrayList<>();
        for (WebhookField<?> field : ALL) {
            field.check(webhook, problem -> violations.add(new Violation(field.name(), problem)));
        }
        if (!violations.isEmpty()) {
            throw new InvalidWebhookException(violations);
        }
    }

    /**
     * Returns the options of an unchecked webhook, with every out-of-range number replaced by the nearest valid one.
     */
    public static DeliveryOptions inRange(Webhook webhook) {
        WebhookDraft draft = new WebhookDraft(Webhook.to(""));
        draft.options = webhook.options();
        ALL.forEach(field -> field.bringNear(webhook, draft));
        return draft.options;
    }

    /** Returns the fields that differ, or those with a value if one of the webhooks is null. Contains no secrets. */
    public static List<WebhookChange.Field> differences(@Nullable Webhook before, @Nullable Webhook after) {
        List<WebhookChange.Field> differences = new ArrayList<>();
        for (WebhookField<?> field : ALL) {
            Object old = before == null ? null : field.compared(before);
            Object fresh = after == null ? null : field.compared(after);
            if (field == ID || field == INCARNATION || Objects.equals(old, fresh)) {
                continue;
            }
            String oldText = before == null ? "" : field.shown(before);
            String newText = after == null ? "" : field.shown(after);
            if (before != null && after != null && oldText.equals(newText)) {
                newText += " (changed)";
            }
            if (!oldText.equals(newText)) {
                differences.add(new WebhookChange.Field(field.name(), oldText, newText));
            }
        }
        return List.copyOf(differences);
    }
}
