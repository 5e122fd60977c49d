package org.webhooks4j.core.internal.emit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Event;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Explanation.Verdict;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.core.internal.emit.EventReader.Identified;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.internal.text.CleanText;

/** Records why events do not match traced webhooks. */
public final class SkipTracer {

    /** The maximum number of events of one trace that this node records. */
    public static final int MAX_EVENTS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SkipTracer.class);
    private static final int MAX_REASON_LENGTH = 1_000;

    private final Matcher matcher;
    private final Map<String, Trace> traces = new ConcurrentHashMap<>();

    private record Trace(Instant until, AtomicInteger written) {}

    /** Creates a tracer that uses a matcher. */
    public SkipTracer(Matcher matcher) {
        this.matcher = matcher;
    }

    /** Adds an entry for each traced webhook that an event does not match. */
    void trace(Subscriptions subscriptions, Event event, List<SkippedEvent> skipped) {
        trace(subscriptions, event, null, skipped);
    }

    /** Adds entries for an event whose object was not read because no active webhook can want it. */
    void trace(Subscriptions subscriptions, Identified unread, List<SkippedEvent> skipped) {
        trace(subscriptions, unread.event(), unread.fault(), skipped);
    }

    private void trace(Subscriptions subscriptions, Event event, @Nullable String fault, List<SkippedEvent> skipped) {
        if (traces.size() > subscriptions.traced().size()) {
            traces.keySet()
                    .retainAll(subscriptions.traced().stream()
                            .map(subscription -> subscription.webhook().id())
                            .collect(Collectors.toSet()));
        }
        for (Subscription subscription : subscriptions.traced()) {
            Instant until = subscription.webhook().state().tracedUntil();
            if (until != null && event.occurredAt().isBefore(until)) {
                Verdict verdict = matcher.verdict(subscription, event);
                if (!verdict.fires() && isWithinBounds(subscription.webhook(), until)) {
                    skipped.add(entry(verdict, event, fault));
                }
            }
        }
    }

    private boolean isWithinBounds(Webhook webhook, Instant until) {
        Trace trace = traces.compute(
                webhook.id(),
                (id, known) ->
                        known != null && known.until.equals(until) ? known : new Trace(until, new AtomicInteger()));
        int number = trace.written.incrementAndGet();
        if (number == MAX_EVENTS + 1) {
            LOG.info(
                    "The trace of webhook {} has reached {} events on this node; later ones until {} are not recorded",
                    webhook.id(),
                    MAX_EVENTS,
                    until);
        }
        return number <= MAX_EVENTS;
    }

    private static SkippedEvent entry(Verdict verdict, Event event, @Nullable String fault) {
        String reason =
                CleanText.clean(verdict.reason() + (fault == null ? "" : "; the object's id cannot be told: " + fault));
        return new SkippedEvent(
                event.id(),
                verdict.webhookId(),
                event.type(),
                event.objectType(),
                event.objectId(),
                event.occurredAt(),
                verdict.rule(),
                reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH - 1) + "…");
    }
}
