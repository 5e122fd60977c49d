package org.webhooks4j.console.internal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.console.internal.http.Parameters;
import org.webhooks4j.internal.id.IdPrefix;
import org.webhooks4j.internal.id.Ulid;

/**
 * Filters deliveries by conditions that no store has an index for. It scans the store's listing in steps up to a
 * maximum, so that a rare condition takes a bounded time; the next page continues from there.
 */
final class DeliveryFilter {

    private static final int STEP = 500;
    private static final int MAX_SCANNED = 10_000;

    /** The difference allowed between an id and the time of its event, in case a clock went back. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final String FAILED = "failed";

    private final List<Predicate<Delivery>> conditions = new ArrayList<>();
    private final @Nullable Instant raisedAt;

    private DeliveryFilter(@Nullable String event) {
        raisedAt = event == null ? null : timeOf(event);
    }

    static DeliveryFilter of(Parameters parameters) {
        String event = parameters.text("event");
        DeliveryFilter filter = new DeliveryFilter(event);
        if (event != null) {
            filter.conditions.add(delivery -> event.equals(delivery.eventId()));
        }
        String outcome = parameters.text("outcome");
        if (FAILED.equals(outcome)) {
            filter.conditions.add(
                    delivery -> delivery.lastOutcome() != null && delivery.lastOutcome() != Outcome.DELIVERED);
        } else {
            Outcome wanted = parameters.value(
                    "outcome", constant(Outcome.class), "failed, or an outcome such as delivered, rejected or timeout");
            filter.addIf(wanted, delivery -> delivery.lastOutcome() == wanted);
        }
        Integer code = parameters.value("statusCode", DeliveryFilter::code, "an HTTP status such as 500");
        filter.addIf(code, delivery -> code != null && code.equals(delivery.lastStatusCode()));
        Trigger trigger =
                parameters.value("trigger", constant(Trigger.class), "automatic, manual, replay, test or backfill");
        filter.addIf(trigger, delivery -> delivery.trigger() == trigger);
        return filter;
    }

    private void addIf(@Nullable Object wanted, Predicate<Delivery> condition) {
        if (wanted != null) {
            conditions.add(condition);
        }
    }

    /**
     * Narrows the query to the time encoded in the event's id, so that the store need not scan all other deliveries.
     */
    private DeliveryQuery narrowed(DeliveryQuery query) {
        Instant at = raisedAt;
        if (at == null) {
            return query;
        }
        Instant begin = at.minus(MARGIN);
        Instant end = at.plus(MARGIN);
        Instant from = query.from() == null || query.from().isBefore(begin) ? begin : query.from();
        return query.withFrom(from).withTo(query.to() == null || query.to().isAfter(end) ? end : query.to());
    }

    Page<Delivery> search(DeliveryQuery wanted, Function<DeliveryQuery, Page<Delivery>> store) {
        if (conditions.isEmpty()) {
            return store.apply(wanted);
        }
        DeliveryQuery query = narrowed(wanted);
        List<Delivery> found = new ArrayList<>();
        for (int scanned = 0; ; scanned += STEP) {
            Page<Delivery> page = store.apply(query.withLimit(STEP));
            List<Delivery> items = page.items();
            for (int i = 0; i < items.size(); i++) {
                if (fits(items.get(i))) {
                    found.add(items.get(i));
                    if (found.size() == wanted.limit() && i < items.size() - 1) {
                        // The store supplies the cursor after the last delivery listed.
                        return new Page<>(
                                found, store.apply(query.withLimit(i + 1)).next());
                    }
                }
            }
            if (page.next() == null || found.size() == wanted.limit() || scanned + STEP >= MAX_SCANNED) {
                return new Page<>(found, page.next());
            }
            query = query.withCursor(page.next());
        }
    }

    private boolean fits(Delivery delivery) {
        return conditions.stream().allMatch(condition -> condition.test(delivery));
    }

    private static @Nullable Instant timeOf(String event) {
        if (!event.startsWith(IdPrefix.EVENT)) {
            return null;
        }
        OptionalLong millis = Ulid.millisOf(event.substring(IdPrefix.EVENT.length()));
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }

    private static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
        return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static Integer code(String text) {
        int code = Integer.parseInt(text);
        if (code < 100 || code > 599) {
            throw new IllegalArgumentException("out of range");
        }
        return code;
    }
}
