package org.webhooks4j.core.internal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.core.internal.delivery.attempt.BodyHash;
import org.webhooks4j.core.internal.delivery.attempt.BodyRenderer;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.payload.PayloadFormats;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.StoredEvent;

/**
 * Restores request bodies, which the log does not keep: renders them again and verifies them against the logged hash.
 */
public final class SentBodies {

    private final EventStore events;
    private final WebhookDirectory directory;
    private final PayloadFormats formats;
    private final BodyRenderer renderer;

    /** Creates the renderer of sent bodies. */
    public SentBodies(EventStore events, WebhookDirectory directory, PayloadFormats formats, BodyRenderer renderer) {
        this.events = events;
        this.directory = directory;
        this.formats = formats;
        this.renderer = renderer;
    }

    /** Returns the body with that hash, or empty if it can no longer be rendered. */
    Optional<byte[]> find(Delivery delivery, String sha256) {
        Subscription subscription = directory.current().byId(delivery.webhookId());
        StoredEvent event = events.find(delivery.eventId()).orElse(null);
        Long sequence = delivery.sequence();
        if (subscription == null
                || subscription.fault() != null
                || !subscription.isFor(delivery.incarnation())
                || event == null
                || sequence == null) {
            return Optional.empty();
        }
        StoredEvent base = events.base(delivery.id()).orElse(null);
        // The webhook may have had another format then.
        List<String> names = new ArrayList<>(formats.names());
        names.add(0, subscription.webhook().options().format());
        return names.stream()
                .distinct()
                .map(format -> render(format, delivery.id(), event, base, sequence, subscription))
                .flatMap(Optional::stream)
                .filter(body -> BodyHash.of(body).equals(sha256))
                .findFirst();
    }

    private Optional<byte[]> render(
            String format,
            String deliveryId,
            StoredEvent event,
            @Nullable StoredEvent base,
            long sequence,
            Subscription subscription) {
        try {
            return Optional.of(renderer.body(formats.byName(format), event, base, deliveryId, sequence, subscription));
        } catch (RuntimeException e) {
            // A host's format may reject an event that was sent in another format.
            return Optional.empty();
        }
    }
}
