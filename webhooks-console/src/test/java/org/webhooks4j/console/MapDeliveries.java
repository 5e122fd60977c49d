package org.webhooks4j.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.DiscardResult;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Waiting;

/** Deliveries in a map: what is asked and done is remembered, but nothing is sent. */
final class MapDeliveries implements DeliveryOperations {

    private final MapWebhookAdmin admin;

    MapDeliveries(MapWebhookAdmin admin) {
        this.admin = admin;
    }

    @Override
    public synchronized Page<Delivery> search(DeliveryQuery query) {
        admin.asked = query;
        List<Delivery> found = admin.deliveries.values().stream()
                .map(DeliveryDetails::delivery)
                .filter(delivery -> query.webhook() == null || query.webhook().equals(delivery.webhookId()))
                .filter(delivery -> query.status() == null || query.status() == delivery.status())
                .filter(delivery -> query.objectId() == null || query.objectId().equals(delivery.objectId()))
                .filter(delivery ->
                        query.from() == null || !delivery.occurredAt().isBefore(query.from()))
                .filter(delivery -> query.to() == null || delivery.occurredAt().isBefore(query.to()))
                .sorted(
                        query.oldestFirst()
                                ? Comparator.comparing(Delivery::occurredAt)
                                : Comparator.comparing(Delivery::occurredAt).reversed())
                .toList();
        return MapWebhookAdmin.page(found, query.cursor(), query.limit());
    }

    @Override
    public synchronized Optional<DeliveryDetails> find(String id) {
        return Optional.ofNullable(admin.deliveries.get(id))
                .map(details -> new DeliveryDetails(
                        details.delivery(), details.event(), details.attempts(), admin.waiting.get(id)));
    }

    @Override
    public synchronized Optional<byte[]> requestBody(String id, String sha256) {
        return Optional.ofNullable(admin.bodies.get(sha256));
    }

    @Override
    public synchronized void redeliver(String id) {
        DeliveryDetails details = admin.deliveries.get(id);
        if (details == null) {
            throw new NotFoundException("there is no delivery '" + id + "'");
        }
        if (details.delivery().status() == DeliveryStatus.PENDING) {
            throw new IllegalStateException("the delivery '" + id + "' is pending already; wait for it");
        }
        admin.deliveries.put(id, Samples.pendingAgain(details));
    }

    @Override
    public synchronized ReplayResult redeliver(Set<String> ids) {
        int redelivered = 0;
        for (String id : ids) {
            try {
                redeliver(id);
                redelivered++;
            } catch (NotFoundException | IllegalStateException e) {
                // Counted as skipped.
            }
        }
        return new ReplayResult(redelivered, ids.size() - redelivered);
    }

    @Override
    public synchronized ReplayResult replay(ReplayRequest request) {
        admin.asked = request;
        admin.replayed.add(request);
        return new ReplayResult(3, 1);
    }

    @Override
    public synchronized Map<String, Waiting> waiting(List<Delivery> some) {
        return admin.waiting;
    }

    @Override
    public synchronized void sendNow(String id) {
        requirePending(id);
        admin.hastened.add(id);
    }

    @Override
    public synchronized void discard(String id) {
        requirePending(id);
        admin.deliveries.put(id, Samples.cancelled(Objects.requireNonNull(admin.deliveries.get(id))));
    }

    private boolean mayBeDiscarded(String id) {
        try {
            requirePending(id);
            return true;
        } catch (NotFoundException | IllegalStateException e) {
            return false;
        }
    }

    private void requirePending(String id) {
        DeliveryDetails details = admin.deliveries.get(id);
        if (details == null) {
            throw new NotFoundException("there is no delivery '" + id + "'");
        }
        Waiting why = admin.waiting.get(id);
        if (why != null && why.reason() == Waiting.Reason.UNDER_WAY) {
            throw new IllegalStateException("delivery '" + id + "' is being sent at this moment");
        }
        if (details.delivery().status() != DeliveryStatus.PENDING) {
            throw new IllegalStateException("delivery '" + id + "' has ended by now");
        }
    }

    @Override
    public synchronized DiscardResult discard(Set<String> ids) {
        int discarded = 0;
        for (String id : ids) {
            if (mayBeDiscarded(id)) {
                discard(id);
                discarded++;
            }
        }
        return new DiscardResult(discarded, ids.size() - discarded);
    }

    @Override
    public synchronized DiscardResult discard(DiscardRequest request) {
        Page<Delivery> page = search(DeliveryQuery.all()
                .withWebhook(request.webhook())
                .withFrom(request.from())
                .withTo(request.to())
                .withStatus(DeliveryStatus.PENDING)
                .withLimit(DeliveryQuery.MAX_LIMIT));
        admin.asked = request;
        return discard(page.items().stream().map(Delivery::id).collect(Collectors.toSet()));
    }
}
