package org.webhooks4j.core.internal.admin;

import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.EventSelection;
import org.webhooks4j.admin.ReplayRequest;

/** Creates the query for the first step of a request. A step is one page. */
final class StepQueries {

    private StepQueries() {}

    /** Oldest first: the order in which the events occurred. */
    static DeliveryQuery of(ReplayRequest request) {
        return of(request, request.step())
                .withOldestFirst()
                .withWebhook(request.webhook())
                .withStatus(request.status());
    }

    /** Newest first: an object's earlier deliveries hold its later ones back until they are discarded themselves. */
    static DeliveryQuery of(DiscardRequest request) {
        return of(request, request.step()).withWebhook(request.webhook()).withStatus(DeliveryStatus.PENDING);
    }

    private static DeliveryQuery of(EventSelection<?> selection, int step) {
        return DeliveryQuery.all()
                .withEventType(selection.eventType())
                .withObjectType(selection.objectType())
                .withObjectId(selection.objectId())
                .withFrom(selection.from())
                .withTo(selection.to())
                .withLimit(step);
    }
}
