package org.webhooks4j.core.internal.admin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
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
        if (subscription == null
                || subscription.fault() != null
                || !subscription.isFor(delivery.incarnation())
                || event == null
                || delivery.sequence() == null) {
            return Optional.empty();
        }
        StoredEvent base = events.base(delivery.id()).orElse(null);
        // The webhook may have had another format then.
        List<String> names = new ArrayList<>(formats.names());
        names.add(0, subscription.webhook().options().format());
        return names.stream()
                .distinct()
                .map(format -> render(format, delivery, event, base, subscription))
                .flatMap(Optional::stream)
                .filter(body -> sha256(body).equals(sha256))
                .findFirst();
    }

    private Optional<byte[]> render(
            String format,
            Delivery delivery,
            StoredEvent event,
            @Nullable StoredEvent base,
            Subscription subscription) {
        Long sequence = delivery.sequence();
        try {
            return sequence == null
                    ? Optional.empty()
                    : Optional.of(
                            renderer.body(formats.byName(format), event, base, delivery.id(), sequence, subscription));
        } catch (RuntimeException e) {
            // A host's format may reject an event that was sent in another format.
            return Optional.empty();
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
