package org.webhooks4j.console.internal.api;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.console.internal.http.Parameters;

/** Makes queries for deliveries from parameters. */
final class DeliveryQueries {

    private static final String INSTANT = "an instant of the years 0 to 9999 such as 2026-11-23T16:11:07Z";
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private DeliveryQueries() {}

    static DeliveryQuery list(Parameters parameters) {
        DeliveryQuery query = DeliveryQuery.all()
                .withWebhook(parameters.text("webhook"))
                .withStatus(status(parameters))
                .withEventType(lower(parameters.text("type")));
        query = withRange(withObject(query, parameters.text("object")), parameters)
                .withCursor(parameters.text("page"));
        Boolean oldestFirst = parameters.value("order", DeliveryQueries::oldestFirst, "newest or oldest");
        Integer limit = parameters.value("limit", DeliveryQueries::limit, "1 to " + DeliveryQuery.MAX_LIMIT);
        parameters.check();
        query = Boolean.TRUE.equals(oldestFirst) ? query.withOldestFirst() : query;
        return limit == null ? query : query.withLimit(limit);
    }

    /** What was not sent to a webhook has no status. */
    static DeliveryQuery skipped(String webhook, Parameters parameters) {
        DeliveryQuery query = DeliveryQuery.all().withWebhook(webhook).withEventType(lower(parameters.text("type")));
        query = withRange(withObject(query, parameters.text("object")), parameters)
                .withCursor(parameters.text("page"));
        parameters.check();
        return query;
    }

    static DeliveryQuery replay(String webhook, Parameters parameters) {
        DeliveryQuery query =
                withRange(DeliveryQuery.all().withWebhook(webhook).withStatus(status(parameters)), parameters);
        parameters.check();
        return query.withLimit(DeliveryQuery.MAX_LIMIT);
    }

    /** Pending ones of one webhook; what was raised after the reader looked is left alone. */
    static DeliveryQuery discard(String webhook, Parameters parameters) {
        DeliveryQuery query = withRange(DeliveryQuery.all().withWebhook(webhook), parameters);
        parameters.check();
        return query.withStatus(DeliveryStatus.PENDING).withLimit(DeliveryQuery.MAX_LIMIT);
    }

    private static DeliveryQuery withRange(DeliveryQuery query, Parameters parameters) {
        Instant from = parameters.value("from", DeliveryQueries::instant, INSTANT);
        Instant to = parameters.value("to", DeliveryQueries::instant, INSTANT);
        if (from != null && to != null && from.isAfter(to)) {
            parameters.problem("to", "is before from; write a later instant");
        }
        return query.withFrom(from).withTo(to);
    }

    /** An id, or a type and an id: ids of different types may be the same. */
    private static DeliveryQuery withObject(DeliveryQuery query, @Nullable String object) {
        if (object == null || object.indexOf('/') < 0) {
            return query.withObjectId(object);
        }
        int slash = object.indexOf('/');
        return query.withObjectType(object.substring(0, slash)).withObjectId(object.substring(slash + 1));
    }

    private static @Nullable DeliveryStatus status(Parameters parameters) {
        return parameters.value(
                "status",
                text -> DeliveryStatus.valueOf(text.toUpperCase(Locale.ROOT)),
                "pending, delivered, dead, superseded or cancelled");
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("out of range");
        }
        return instant;
    }

    private static Boolean oldestFirst(String text) {
        return switch (text) {
            case "newest" -> false;
            case "oldest" -> true;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Integer limit(String text) {
        return DeliveryQuery.all().withLimit(Integer.parseInt(text)).limit();
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
