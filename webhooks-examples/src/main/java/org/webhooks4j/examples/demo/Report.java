package org.webhooks4j.examples.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.examples.receiver.ReceivedRequest;
import org.webhooks4j.examples.receiver.Receiver;

/** Prints the requests in words that need no explanation. */
final class Report {

    private final WebhookAdmin admin;
    private final Receiver receiver;
    private final PrintStream output;

    Report(WebhookAdmin admin, Receiver receiver, PrintStream output) {
        this.admin = admin;
        this.receiver = receiver;
        this.output = output;
    }

    void print(Inventory inventory, List<Webhook> webhooks, ObjectEvent unheard) {
        output.println("The inventory of this machine, now in the CMDB:");
        inventory.byType().forEach((type, objects) -> output.printf("  %-20s %5d%n", type, objects.size()));
        webhooks.forEach(this::printDeliveries);
        printVerified(receiver.requests());
        printUnheard(unheard);
        output.flush();
    }

    private void printDeliveries(Webhook webhook) {
        output.println();
        output.println("Webhook '" + webhook.name() + "'");
        output.println("  POST " + webhook.url() + " on "
                + webhook.eventTypes().iterator().next().value());
        byStatus(webhook)
                .forEach((status, count) ->
                        output.printf("  %-20s %5d%n", status.name().toLowerCase(Locale.ROOT), count));
        receiver.requests().stream()
                .filter(request -> webhook.url().endsWith(request.path()))
                .findFirst()
                .ifPresent(request -> output.println("  such as " + request.messageId() + ": " + request.body()));
    }

    private Map<DeliveryStatus, Integer> byStatus(Webhook webhook) {
        Map<DeliveryStatus, Integer> counts = new TreeMap<>();
        DeliveryQuery query = DeliveryQuery.all().withWebhook(webhook.id()).withLimit(DeliveryQuery.MAX_LIMIT);
        Page<Delivery> page = admin.deliveries().search(query);
        while (true) {
            page.items().forEach(delivery -> counts.merge(delivery.status(), 1, Integer::sum));
            if (page.next() == null) {
                return counts;
            }
            page = admin.deliveries().search(query.withCursor(page.next()));
        }
    }

    private void printVerified(List<ReceivedRequest> requests) {
        long verified = requests.stream().filter(ReceivedRequest::verified).count();
        output.println();
        output.println("The receiver got " + requests.size() + " requests and verified the signatures of " + verified);
    }

    private void printUnheard(ObjectEvent event) {
        output.println("The update of " + event.objectType() + " '" + event.objectId() + "' was sent to nobody:");
        admin.diagnostics()
                .explain(event)
                .verdicts()
                .forEach(verdict -> output.println("  '" + verdict.webhookName() + "': " + verdict.reason()));
    }
}
