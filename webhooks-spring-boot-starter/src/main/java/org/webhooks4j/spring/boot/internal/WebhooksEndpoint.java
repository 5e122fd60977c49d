package org.webhooks4j.spring.boot.internal;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.core.WebhookEngine;

/**
 * The endpoint {@code webhooks} of Spring Boot's actuator. It shows this node's view of the queue and the receivers. It
 * shows no URLs, because a URL may contain a secret.
 */
@Endpoint(id = "webhooks")
public class WebhooksEndpoint {

    private final WebhookEngine engine;

    /** Creates the endpoint of an engine. */
    public WebhooksEndpoint(WebhookEngine engine) {
        this.engine = engine;
    }

    /** The actions of an operator. */
    public enum Action {
        /** Pauses delivery; the engine still accepts events. */
        PAUSE,
        /** Resumes delivery. */
        RESUME
    }

    /**
     * The state of this node.
     *
     * @param paused whether delivery is paused on this node
     * @param trouble why this node does not deliver although it should, or null
     * @param pending the number of pending deliveries, those of a webhook counted up to 1000
     * @param endpoints the webhooks with their receivers
     */
    public record Node(boolean paused, @Nullable String trouble, int pending, List<Receiver> endpoints) {}

    /**
     * A webhook and its receiver.
     *
     * @param id the webhook's id
     * @param name the webhook's name
     * @param active whether the webhook receives events
     * @param inactiveReason why it was deactivated, or null
     * @param pending pending deliveries, counted up to 1000
     * @param dead dead deliveries, counted up to 1000, or null if that is not known
     * @param breakerOpen whether this node holds deliveries back because the receiver failed too often in a row
     * @param lastOutcome how the last attempt ended, or null
     * @param lastStatusCode the HTTP status of the last attempt, or null
     * @param lastAttemptAt when the last attempt started, or null
     */
    public record Receiver(
            String id,
            String name,
            boolean active,
            @Nullable String inactiveReason,
            int pending,
            @Nullable Integer dead,
            boolean breakerOpen,
            @Nullable String lastOutcome,
            @Nullable Integer lastStatusCode,
            @Nullable String lastAttemptAt) {}

    /** Returns the state of this node. */
    @ReadOperation
    public Node node() {
        List<Receiver> receivers = receivers();
        return new Node(
                engine.isPaused(),
                engine.deliveryTrouble().orElse(null),
                receivers.stream().mapToInt(Receiver::pending).sum(),
                receivers);
    }

    /** Returns one webhook, or null if there is none of that id. */
    @ReadOperation
    public @Nullable Receiver receiver(@Selector String id) {
        WebhookAdmin admin = engine.admin();
        try {
            return admin.webhooks()
                    .find(id)
                    .map(webhook -> receiver(webhook, admin.diagnostics().health(id)))
                    .orElse(null);
        } catch (NotFoundException e) {
            return null; // it was deleted between the two reads
        }
    }

    /** Pauses or resumes delivery on this node. */
    @WriteOperation
    public Node act(Action action) {
        if (action == Action.PAUSE) {
            engine.pause();
        } else {
            engine.resume();
        }
        return node();
    }

    /** Activates or deactivates a webhook, on all nodes. Returns it. */
    @WriteOperation
    public @Nullable Receiver change(@Selector String id, boolean active, SecurityContext security) {
        Principal principal = security.getPrincipal();
        WebhookOperations webhooks = engine.admin()
                .as(principal == null ? "actuator" : principal.getName())
                .webhooks();
        if (webhooks.find(id).isEmpty()) {
            throw new InvalidEndpointRequestException("no webhook " + id, "There is no webhook of this id.");
        }
        if (active) {
            webhooks.activate(id);
        } else {
            webhooks.deactivate(id);
        }
        return receiver(id);
    }

    private List<Receiver> receivers() {
        Map<String, WebhookHealth> health = new HashMap<>();
        engine.admin().diagnostics().health().forEach(each -> health.put(each.webhookId(), each));
        List<Receiver> receivers = new ArrayList<>();
        for (Webhook webhook : engine.admin().webhooks().list()) {
            WebhookHealth known = health.get(webhook.id());
            if (known != null) {
                receivers.add(receiver(webhook, known));
            }
        }
        return receivers;
    }

    private static Receiver receiver(Webhook webhook, WebhookHealth health) {
        return new Receiver(
                webhook.id(),
                webhook.name(),
                webhook.active(),
                webhook.state().inactiveReason(),
                health.pending(),
                health.dead(),
                health.breakerOpen(),
                health.lastOutcome() == null ? null : health.lastOutcome().name(),
                health.lastStatusCode(),
                health.lastAttemptAt() == null ? null : health.lastAttemptAt().toString());
    }
}
