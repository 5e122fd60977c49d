package org.webhooks4j.console.internal.api;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.EventSelection;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.console.internal.http.Parameters;

/** Builds queries for deliveries from parameters. */
final class DeliveryQueries {

    private static final String INSTANT = "an instant of the years 0 to 9999 such as 2026-11-23T16:11:07Z";
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private DeliveryQueries() {}

    static DeliveryQuery list(Parameters parameters) {
        DeliveryQuery all = DeliveryQuery.all()
                .withWebhook(parameters.text("webhook"))
                .withStatus(status(parameters))
                .withCursor(parameters.text("page"));
        DeliveryQuery query = withEvents(all, parameters);
        Boolean oldestFirst = parameters.value("order", DeliveryQueries::oldestFirst, "newest or oldest");
        Integer limit = parameters.value("limit", DeliveryQueries::limit, "1 to " + DeliveryQuery.MAX_LIMIT);
        parameters.check();
        query = Boolean.TRUE.equals(oldestFirst) ? query.withOldestFirst() : query;
        return limit == null ? query : query.withLimit(limit);
    }

    static SkippedQuery skipped(String webhook, Parameters parameters) {
        SkippedQuery query = withEvents(SkippedQuery.of(webhook).withCursor(parameters.text("page")), parameters);
        parameters.check();
        return query;
    }

    static ReplayRequest replay(String webhook, Parameters parameters) {
        DeliveryStatus status =
                parameters.value("status", DeliveryQueries::statusToReplay, "delivered, dead, superseded or cancelled");
        ReplayRequest request =
                withRange(ReplayRequest.all().withWebhook(webhook).withStatus(status), parameters);
        parameters.check();
        return request;
    }

    private static DeliveryStatus statusToReplay(String text) {
        DeliveryStatus status = statusOf(text);
        ReplayRequest.all().withStatus(status); // refuses one that cannot be replayed
        return status;
    }

    static DiscardRequest discard(String webhook, Parameters parameters) {
        DiscardRequest request = withRange(DiscardRequest.all().withWebhook(webhook), parameters);
        parameters.check();
        return request;
    }

    /** Selects by type, object and time. */
    private static <S extends EventSelection<S>> S withEvents(S all, Parameters parameters) {
        EventType type = parameters.value("type", EventType::of, "an event type such as create, update or delete");
        return withRange(withObject(all.withEventType(type), parameters.text("object")), parameters);
    }

    private static <S extends EventSelection<S>> S withRange(S all, Parameters parameters) {
        Instant from = parameters.value("from", DeliveryQueries::instant, INSTANT);
        Instant to = parameters.value("to", DeliveryQueries::instant, INSTANT);
        if (from != null && to != null && from.isAfter(to)) {
            parameters.problem("to", "is before from; write a later instant");
        }
        return all.withFrom(from).withTo(to);
    }

    /** Selects by id, or by type and id: objects of different types may have the same id. */
    private static <S extends EventSelection<S>> S withObject(S all, @Nullable String object) {
        if (object == null || object.indexOf('/') < 0) {
            return all.withObjectId(object);
        }
        int slash = object.indexOf('/');
        return all.withObjectType(object.substring(0, slash)).withObjectId(object.substring(slash + 1));
    }

    private static @Nullable DeliveryStatus status(Parameters parameters) {
        return parameters.value(
                "status", DeliveryQueries::statusOf, "pending, delivered, dead, superseded or cancelled");
    }

    private static DeliveryStatus statusOf(String text) {
        return DeliveryStatus.valueOf(text.toUpperCase(Locale.ROOT));
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
}
