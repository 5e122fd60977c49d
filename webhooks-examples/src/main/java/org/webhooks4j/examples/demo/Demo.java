package org.webhooks4j.examples.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.receiver.Receiver;

/**
 * Fills a host with the inventory of the machine, changes and deletes some of it, and shows the requests that a
 * receiver got through two webhooks: one notifies an inventory system of creations, the other logs deletions to an
 * audit trail.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DELETIONS = 3;

    private final WebhookEngine engine;
    private final HostClient host;
    private final Receiver receiver = Receiver.start();

    private Demo(WebhookEngine engine, URI host) {
        this.engine = engine;
        this.host = new HostClient(host, engine.codec());
    }

    /**
     * Runs the demo, and returns when everything is delivered.
     *
     * @param engine the engine, which may send to loopback addresses
     * @param host the URL of the host
     * @param output gets the report
     * @return the receiver, which continues to listen
     */
    public static Receiver run(WebhookEngine engine, URI host, PrintStream output)
            throws IOException, InterruptedException {
        Demo demo = new Demo(engine, host);
        Report report = new Report(engine.admin(), demo.receiver, output);
        demo.run(report);
        return demo.receiver;
    }

    private void run(Report report) throws IOException, InterruptedException {
        List<Webhook> webhooks = List.of(
                create(
                        "Notify an External Inventory System on Object Creation",
                        EventType.CREATE,
                        "/api/object-created"),
                create("Log Object Deletions to an Audit Trail System", EventType.DELETE, "/webhooks/object-deleted"));

        Inventory inventory = Inventory.collect();
        for (Map.Entry<String, List<Map<String, Object>>> objects :
                inventory.byType().entrySet()) {
            host.importAll(objects.getKey(), objects.getValue());
        }
        ObjectEvent change = retire(inventory.server());
        for (Map<String, Object> gone : lastOf(inventory.packages())) {
            host.delete("package", gone);
        }

        engine.drain(PATIENCE);
        report.print(inventory, webhooks, change);
    }

    private Webhook create(String name, EventType type, String path) {
        WebhookAdmin admin = engine.admin();
        // The webhooks of an earlier run point at a receiver that no longer exists.
        admin.webhooks().list().stream()
                .filter(webhook -> webhook.name().equals(name))
                .forEach(webhook -> admin.webhooks().delete(webhook.id()));
        Webhook webhook = admin.webhooks()
                .create(Webhook.to(receiver.url(path)).name(name).on(type).build());
        receiver.trust(path, webhook.signingKeys().get(0).reveal());
        return webhook;
    }

    private ObjectEvent retire(Map<String, Object> server) throws IOException, InterruptedException {
        Map<String, Object> retired = new LinkedHashMap<>(server);
        retired.put("status", "retired");
        host.change("server", retired);
        return ObjectEvent.updated(server, retired).as("server", String.valueOf(server.get("id")));
    }

    private static List<Map<String, Object>> lastOf(List<Map<String, Object>> packages) {
        return packages.subList(Math.max(0, packages.size() - DELETIONS), packages.size());
    }
}
