package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.DiscardResult;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.Waiting.Reason;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;

/** Says why pending deliveries wait, and sends them at once or discards them on request. */
public final class Backlog {

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final DeliveryAudit audit;
    private final WebhookDirectory directory;
    private final Function<String, @Nullable Waiting> endpoints;
    private final Runnable wakeUp;
    private final Clock clock;

    /**
     * Creates a backlog. The function returns, for a webhook's id, why its endpoint's deliveries wait on this node, or
     * null if they do not.
     */
    public Backlog(
            DeliveryQueue queue,
            DeliveryLog log,
            DeliveryAudit audit,
            WebhookDirectory directory,
            Function<String, @Nullable Waiting> endpoints,
            Runnable wakeUp,
            Clock clock) {
        this.queue = queue;
        this.log = log;
        this.audit = audit;
        this.directory = directory;
        this.endpoints = endpoints;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Returns this backlog for an actor's actions. */
    Backlog as(@Nullable String actor) {
        return new Backlog(queue, log, audit.as(actor), directory, endpoints, wakeUp, clock);
    }

    Map<String, Waiting> waiting(List<Delivery> deliveries) {
        List<Delivery> pending = deliveries.stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.PENDING)
                .toList();
        Set<String> notDue = pending.stream()
                .filter(delivery -> delivery.nextAttemptAt() == null)
                .map(Delivery::id)
                .collect(Collectors.toSet());
        Map<String, String> blockers =
                notDue.isEmpty() ? Map.of() : queue.waiting().blockers(notDue);
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        for (Delivery delivery : pending) {
            waiting.put(delivery.id(), waiting(delivery, blockers.get(delivery.id())));
        }
        return waiting;
    }

    private Waiting waiting(Delivery delivery, @Nullable String blocker) {
        Instant next = delivery.nextAttemptAt();
        if (next == null && blocker == null) {
            return new Waiting(Reason.UNDER_WAY, null, null);
        }
        if (isInactive(delivery)) {
            return new Waiting(Reason.INACTIVE, null, null);
        }
        if (next == null) {
            return new Waiting(Reason.EARLIER_DELIVERY, null, blocker);
        }
        Waiting endpoint = endpoints.apply(delivery.webhookId());
        Instant now = clock.instant();
        boolean retries = next.isAfter(now);
        if (endpoint == null || isOver(endpoint, now)) {
            return retries ? new Waiting(Reason.RETRY, next, null) : new Waiting(Reason.DUE, null, null);
        }
        // A hold that ends before the retry is due is not what the delivery waits for.
        Instant until = endpoint.until();
        return retries && (until == null || until.isBefore(next)) ? new Waiting(Reason.RETRY, next, null) : endpoint;
    }

    private static boolean isOver(Waiting endpoint, Instant now) {
        return endpoint.until() != null && !endpoint.until().isAfter(now);
    }

    private boolean isInactive(Delivery delivery) {
        Subscription webhook = directory.current().byId(delivery.webhookId());
        return webhook != null && !webhook.webhook().active();
    }

    void sendNow(String id) {
        Delivery delivery = pending(id);
        if (delivery == null) {
            throw notPending(id);
        }
        directory.refresh();
        if (isInactive(delivery)) {
            throw new IllegalStateException("webhook '" + delivery.webhookId()
                    + "' is inactive; activate it, and what waits for it is sent in order");
        }
        if (!queue.waiting().hasten(id, transaction -> audit.hastened(transaction, delivery))) {
            String blocker = queue.waiting().blockers(Set.of(id)).get(id);
            if (blocker != null) {
                throw new IllegalStateException("delivery '" + id + "' waits for the earlier delivery '" + blocker
                        + "' of its object; send or discard that one first");
            }
            throw pending(id) == null ? notPending(id) : underWay(id);
        }
        wakeUp.run();
    }

    void discard(String id) {
        Delivery delivery = pending(id);
        if (delivery == null) {
            throw notPending(id);
        }
        if (end(Set.of(id)) == 0) {
            throw pending(id) == null ? notPending(id) : underWay(id);
        }
    }

    DiscardResult discard(Set<String> ids) {
        if (ids.size() > DeliveryOperations.MAX_SELECTED) {
            throw new IllegalArgumentException(
                    ids.size() + " deliveries are too many; pass " + DeliveryOperations.MAX_SELECTED + " at most");
        }
        int ended = end(ids);
        return new DiscardResult(ended, ids.size() - ended);
    }

    DiscardResult discard(DiscardRequest request) {
        Instant now = clock.instant().plusMillis(1); // includes events raised in this millisecond
        Instant to = request.to();
        DeliveryQuery step = StepQueries.of(request).withTo(to == null || to.isAfter(now) ? now : to);
        int ended = 0;
        int left = 0;
        Page<Delivery> page;
        do {
            page = queue.pending(step);
            int some = end(page.items().stream().map(Delivery::id).collect(Collectors.toSet()));
            ended += some;
            left += page.items().size() - some;
            step = step.withCursor(page.next());
        } while (page.next() != null);
        return new DiscardResult(ended, left);
    }

    private int end(Set<String> ids) {
        int ended = queue.waiting().discard(ids, audit.discarding(log)).size();
        if (ended > 0) {
            wakeUp.run(); // deliveries blocked by them may be due now
        }
        return ended;
    }

    private @Nullable Delivery pending(String id) {
        return !CleanText.isClean(id)
                ? null
                : queue.pending(DeliveryQuery.all().withDelivery(id).withLimit(1)).items().stream()
                        .findFirst()
                        .orElse(null);
    }

    private RuntimeException notPending(String id) {
        if (CleanText.isClean(id)) {
            List<Delivery> past = log.search(
                            DeliveryQuery.all().withDelivery(id).withLimit(1))
                    .items();
            if (!past.isEmpty()) {
                String status = past.get(0).status().name().toLowerCase(Locale.ROOT);
                return new IllegalStateException(
                        "delivery '" + id + "' is " + status + " by now; it does not wait any more");
            }
        }
        return new NotFoundException("there is no delivery '" + id + "'");
    }

    private static IllegalStateException underWay(String id) {
        return new IllegalStateException(
                "delivery '" + id + "' is being sent at this moment; wait for the result of that attempt");
    }
}
