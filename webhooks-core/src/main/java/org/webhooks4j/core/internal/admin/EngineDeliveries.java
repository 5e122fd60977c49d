package org.webhooks4j.core.internal.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.DiscardResult;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Waiting;

/**
 * Implements the delivery operations of an engine: on ended deliveries with the archive, on pending ones with the
 * backlog.
 */
public final class EngineDeliveries implements DeliveryOperations {

    private final DeliveryArchive archive;
    private final Backlog backlog;
    private final SentBodies bodies;

    /** Creates the operations. */
    public EngineDeliveries(DeliveryArchive archive, Backlog backlog, SentBodies bodies) {
        this.archive = archive;
        this.backlog = backlog;
        this.bodies = bodies;
    }

    EngineDeliveries as(@Nullable String actor) {
        return new EngineDeliveries(archive.as(actor), backlog.as(actor), bodies);
    }

    @Override
    public Page<Delivery> search(DeliveryQuery query) {
        return archive.search(query);
    }

    @Override
    public Optional<DeliveryDetails> find(String id) {
        return archive.details(id)
                .map(details -> new DeliveryDetails(
                        details.delivery(),
                        details.event(),
                        details.attempts(),
                        backlog.waiting(List.of(details.delivery())).get(id)));
    }

    @Override
    public Optional<byte[]> requestBody(String id, String sha256) {
        return archive.find(id).flatMap(delivery -> bodies.find(delivery, sha256));
    }

    @Override
    public Map<String, Waiting> waiting(List<Delivery> deliveries) {
        return backlog.waiting(deliveries);
    }

    @Override
    public void redeliver(String id) {
        archive.redeliver(id);
    }

    @Override
    public ReplayResult redeliver(Set<String> ids) {
        return archive.redeliver(ids);
    }

    @Override
    public ReplayResult replay(ReplayRequest request) {
        return archive.replay(request);
    }

    @Override
    public void sendNow(String id) {
        backlog.sendNow(id);
    }

    @Override
    public void discard(String id) {
        backlog.discard(id);
    }

    @Override
    public DiscardResult discard(Set<String> ids) {
        return backlog.discard(ids);
    }

    @Override
    public DiscardResult discard(DiscardRequest request) {
        return backlog.discard(request);
    }
}
